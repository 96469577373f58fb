/** Names of persons and companies in the opening of a contract, in reading order. */
import { foldSpace } from './contract-text.ts';
import { endOfName } from './read-name.ts';

export interface PartyName {
  readonly start: number;
  readonly end: number;
  /** White space folded. */
  readonly name: string;
  /** True when it bears a company form (`Inc.`, `LLC`) or is called something in brackets right after. */
  readonly sure: boolean;
}

const opening = /\b(?:between|among(?:st)?|by\s+and\s+(?:between|among))\b/giu;
const closing =
  /\b(?:WHEREAS|Whereas|RECITALS?|Recitals?|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|WITNESSETH|BACKGROUND|Background|PREAMBLE|NOW,?\s+THEREFORE|Now,?\s+therefore|(?:agree|AGREE)(?:s|S)?\s+as\s+follows|INTRODUCTION|TABLE\s+OF\s+CONTENTS)\b/u;
/** Where a name may begin. */
const boundary =
  /\b(?:between|among(?:st)?|and|AND|BETWEEN|AMONG|with|by)\b[\s:,]{0,20}(?:\(?(?:\d|[a-z]|i{1,3})[.)]\s*)?|[;:]\s*(?:and\s+)?|\(\d\)\s*|\n\s*(?:\d[.)]\s*)?|["”)],\s+/gu;
const company =
  /(?:\b(?:Inc|INC|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|CO|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|LTD|Ltd|Limited|LIMITED|PLC|plc|p\.l\.c|GmbH|GMBH|AG|S\.?A|SA|N\.?V|B\.?V|S\.?p\.?A|S\.?r\.?l|AB|ASA|A\/S|AS|Oy|Oyj|KG|K\.K|Pty|PTY|Bhd|Sdn|N\.A|Bank|BANK|Trust|TRUST|Partnership|PARTNERSHIP|Partners|PARTNERS|University|UNIVERSITY|Association|ASSOCIATION|Foundation|FOUNDATION|Institute|INSTITUTE|Society|Authority|AUTHORITY|Fund|FUND|Funds|FUNDS|Group|GROUP|Holdings|HOLDINGS|League|Club|Hospital|College|inc|Sp\.?\s?z)\.?$)/u;
const called =
  /^[^()]{0,500}?\(\s*(?:(?:each|collectively|together|individually|the|a|an|hereinafter|hereafter|herein|referred|called|to|as|defined|“|"|and|or|jointly)[\s,:]*)*["“”'‘]/iu;
const refused =
  /^(?:The\s+)?(?:Agreement|Parties|Party|State|Commonwealth|Province|Effective|Date|Affiliates?|Section|Article|Exhibit|Schedule|Whereas|Company|Each|Its|This|Term|Contract|Securities|Registration|Delaware|New\s+York|California|Nevada|Texas|Florida|United\s+States|Republic|Laws?|Entire|Recitals|Witnesseth|Attention|Confidential|Source|Tel|Fax|In\s+Witness|Page|Document|Services|Products?|Made|Dated|Entered|Among|Between|And|By|To|Of|For|In|On|At|As|If|No|All|Any|He|She|It|We|Name|Title|Address|Licen[cs]e\s+Agreement)\b\.?$/u;

/** Up to 40 names. Reads the opening first; without one, the first page. */
export function findPartyNames(text: string): readonly PartyName[] {
  for (const match of text.slice(0, 15_000).matchAll(opening)) {
    const names = namesFrom(text, match.index);
    if (names.length >= 2) return names;
  }
  return namesFrom(text, 0);
}

function namesFrom(text: string, from: number): readonly PartyName[] {
  const region = text.slice(from, from + 4000);
  const end = closing.exec(region.slice(20))?.index;
  const window = end === undefined ? region.slice(0, 2500) : region.slice(0, end + 20);
  const found: PartyName[] = [];
  let past = 0;
  for (const match of window.matchAll(boundary)) {
    const start = match.index + match[0].length;
    if (start < past) continue;
    const name = readParty(window, start);
    if (name === null) continue;
    past = name.end;
    if (!found.some((other) => sameName(other.name, name.name)))
      found.push({ ...name, start: name.start + from, end: name.end + from });
  }
  return keepSure(found).slice(0, 40);
}

function readParty(window: string, at: number): PartyName | null {
  const article = /^\s*(?:(?:the|The|THE)\s+(?=\p{Lu}))?/u.exec(window.slice(at, at + 40))?.[0] ?? '';
  const start = at + article.length;
  const end = endOfName(window, start);
  if (end === null) return null;
  const name = foldSpace(window.slice(start, end)).trim();
  if (name.length < 3 || refused.test(name) || !/\p{L}{2}/u.test(name)) return null;
  const sure = company.test(name) || (called.test(window.slice(end, end + 600)) && name.includes(' '));
  return { start, end, name, sure };
}

// Once sure names were read, the unsure ones beside them are places and headings.
function keepSure(names: readonly PartyName[]): readonly PartyName[] {
  const sure = names.filter((one) => one.sure);
  return sure.length > 0 ? sure : [];
}

function sameName(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
