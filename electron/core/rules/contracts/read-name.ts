/** Where a name ends: at a bracket, at "a Delaware corporation", at an address, at the next party. */
const word =
  /^(?:[\p{Lu}\d][\p{L}\d.&'’‘`\-/+!@®™_]*|[\p{Ll}]+\.(?:com|net|org)|[\p{Ll}]{1,2}\p{Lu}[\p{L}\d]*|(?!(?:and|or|by|the|with|of|between|among|from|as)\b)[\p{Ll}][\p{L}\d.-]{1,20}(?=,?\s+(?:[\p{Ll}\p{Lu}][\p{L}]{2,15},?\s+)?(?:Inc|LLC|Ltd|Corp|inc)\b)|&|\([\p{Lu}][\p{L}. ]{1,30}\))/u;
const joining = /^(?:of|the|de|du|la|le|der|van|von|for|in|at|d\/b\/a|dba|y|e|do|da)(?=\s+[\p{Lu}])/u;
const form =
  /^,?\s{0,3}(?:(?:Inc|INC|inc|Incorporated|INCORPORATED|Corp|CORP|Corporation|LLC|L\.\s?L\.\s?C|LLP|L\.\s?L\.\s?P|LP|L\.\s?P|LTD|Ltd|ltd|Limited|LIMITED|PLC|plc|P\.?L\.?C|GmbH|AG|S\.\s?A|N\.\s?V|B\.\s?V|N\.\s?A|S\.p\.A|S\.r\.l|Co|CO|Company|M\.?D|Ph\.?D|N\.?D|Jr|Sr|JR|SR|P\.?C|P\.?A|G\.?I\.?E|MHC|FSB|Esq|II|III|IV|USA|US)\b\.?)/u;

/** After one of these a name goes on only in the ways of `goesOn`. */
const closed =
  /(?:\b(?:Inc|INC|LLC|L\.\s?L\.\s?C|LLP|LP|L\.\s?P|Ltd|LTD|LIMITED|Limited|Corp|CORP|PLC|plc|GmbH|AG|N\.\s?V|B\.\s?V|N\.\s?A)\b\.?|S\.\s?A\.?)$/u;
const goesOn =
  /^[\s,]{0,3}(?:of\s|OF\s|&|d\/b\/a|D\/B\/A|dba|DBA|L(?:iability|IABILITY)\s|P(?:artnership|ARTNERSHIP)\b|\()/u;

/** End of the name that starts at `start`, or null when none does. Linear: one word after the other, at most 16. */
export function endOfName(text: string, start: number): number | null {
  let end = start;
  let count = 0;
  while (count < 16) {
    const next = (count > 0 ? formEnd(text, end) : null) ?? wordEnd(text, start, end, count);
    if (next === null) break;
    end = next;
    count += 1;
  }
  return count === 0 ? null : trimEnd(text, start, end);
}

function formEnd(text: string, end: number): number | null {
  const suffix = form.exec(text.slice(end, end + 24))?.[0];
  return suffix === undefined ? null : end + suffix.length;
}

function wordEnd(text: string, start: number, end: number, count: number): number | null {
  if (closed.test(text.slice(start, end)) && !goesOn.test(text.slice(end, end + 12))) return null;
  const space = /^[ \t]*\n?[ \t]*/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (count > 0 && space === '') return null;
  const rest = text.slice(end + space.length, end + space.length + 60);
  const part = count > 0 ? laterWord(rest) : firstWord(rest);
  return part === undefined ? null : end + space.length + part.length;
}

const noFirst = /^(?:\d{1,5}|A|An|I|AND|BETWEEN|Between|BY|WITH|AMONG|WHEREAS|SENDER|THE)$/u;
const noLater = /^(?:AND|WITH|BY|A|AN|WHEREAS|DATED|Dated|AS|OF|TO|THE)$/u;

function firstWord(rest: string): string | undefined {
  const part = word.exec(rest)?.[0];
  return part === undefined || noFirst.test(part) ? undefined : part;
}

function laterWord(rest: string): string | undefined {
  const part = word.exec(rest)?.[0] ?? joining.exec(rest)?.[0] ?? joinedByAnd(rest);
  return part === undefined || stops(part, rest) ? undefined : part;
}

// "Johnson and Johnson, Inc.": one name only if a company form follows at once.
function joinedByAnd(rest: string): string | undefined {
  return /^and(?=\s+[\p{Lu}][\p{L}]+,?\s+(?:Inc|LLC|Co|Company|Ltd|Corporation|Associates|Sons)\b)/u.exec(rest)?.[0];
}

function stops(part: string, rest: string): boolean {
  if (noLater.test(part) && !/^(?:OF|THE)\s+[\p{Lu}]/u.test(rest)) return true;
  return /^\d{2,}/u.test(part) && !/^\d+\s+[\p{Lu}]/u.test(rest);
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,;:\-–]/u.test(text.charAt(last - 1))) last -= 1;
  return last;
}
