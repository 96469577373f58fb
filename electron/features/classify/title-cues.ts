/** What the first lines and the words of a document say about its type. */
import type { DocumentType, Pack } from '../../packs/pack.ts';

export interface CueScore {
  readonly type: string;
  /** 1: the title names the type. 0.6: the first page does. 0: neither. */
  readonly title: number;
  /** How many of its signs stand in the text. */
  readonly signs: number;
}

/** Lines that may hold a title, and how long one may be. */
const titleLines = 30;
const titleLength = 120;
const firstPage = 3000;

/** One score per type, in the order of the pack. */
export function scoreCues(text: string, pack: Pack): readonly CueScore[] {
  const lines = text
    .slice(0, firstPage)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, titleLines);
  const folded = ` ${text.slice(0, 60_000).toLowerCase().replace(/\s+/gu, ' ')} `;
  return pack.types.map((type) => ({
    type: type.id,
    title: Math.max(0, ...type.cues.titles.map((title) => titleScore(title, lines))),
    signs: type.cues.signs.filter((sign) => folded.includes(sign)).length,
  }));
}

function titleScore(title: string, lines: readonly string[]): number {
  let best = 0;
  lines.forEach((line, index) => {
    const lower = line.toLowerCase();
    const at = lower.indexOf(title);
    if (at < 0 || !isWhole(lower, at, title.length)) return;
    const heading = line.length <= titleLength && (isHeading(line) || line.length <= title.length + 12);
    best = Math.max(best, heading ? (index < 12 ? 1 : 0.8) : index < 12 ? 0.6 : 0.3);
  });
  return best;
}

function isWhole(line: string, at: number, length: number): boolean {
  return !/\p{L}/u.test(line.charAt(at - 1)) && !/[\p{L}-]/u.test(line.charAt(at + length));
}

// A heading: capitals, or most of its words begin with one, and no full stop at its end.
function isHeading(line: string): boolean {
  if (line.endsWith('.') && line.length > 60) return false;
  const words = line.split(' ').filter((word) => /^\p{L}{4,}/u.test(word));
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && capital / words.length >= 0.8;
}

/** Types whose signs must be there before a title is believed: a contract that mentions a judgment is none. */
export function signShare(type: DocumentType, score: CueScore): number {
  return type.cues.signs.length === 0 ? 0 : score.signs / type.cues.signs.length;
}
