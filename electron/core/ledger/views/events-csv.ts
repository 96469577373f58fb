/** Events as CSV for a spreadsheet. A reading aid: the entries are what counts. */
import type { StoredEvent } from '../../../contract/audit.ts';
import { canonicalJson } from '../canonical-json.ts';

export const csvHeader = 'entry,time,kind,user,role,sign_in,purpose,matter,facts,leaf\r\n';

/** One line (RFC 4180). No cell can start a formula, and no control character gets through. */
export function csvLine({ event, leaf }: StoredEvent): string {
  const { who, why } = event;
  const cells = [
    String(event.n),
    event.at,
    event.kind,
    who.user,
    who.role,
    who.auth,
    why.purpose,
    why.matter ?? '',
    canonicalJson(event.what),
    leaf,
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell in quotes. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const safe = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
