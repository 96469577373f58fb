/** Where a name ends: at a bracket, at "a Delaware corporation", at an address, at the next party. */
const word =
  /^(?:[\p{Lu}\d][\p{L}\d.&'’‘`\-/+!@®™]*|[\p{Ll}]+\.(?:com|net|org)|[\p{Ll}]{1,2}\p{Lu}[\p{L}\d]*|&|\([\p{Lu}][\p{L}. ]{1,30}\))/u;
const joining = /^(?:of|the|de|du|la|le|der|van|von|for|in|at|d\/b\/a|dba|y|e|do|da)(?=\s+[\p{Lu}])/u;
const form =
  /^,?\s{0,3}(?:(?:Inc|INC|inc|Incorporated|INCORPORATED|Corp|CORP|Corporation|LLC|L\.\s?L\.\s?C|LLP|L\.\s?L\.\s?P|LP|L\.\s?P|LTD|Ltd|ltd|Limited|LIMITED|PLC|plc|P\.?L\.?C|GmbH|AG|S\.\s?A|N\.\s?V|B\.\s?V|N\.\s?A|S\.p\.A|S\.r\.l|Co|CO|Company|M\.?D|Ph\.?D|N\.?D|Jr|Sr|JR|SR|P\.?C|P\.?A|Esq|II|III|IV|USA|US)\b\.?)/u;

/** End of the name that starts at `start`, or null when none does. Linear: one word after the other, at most 16. */
export function endOfName(text: string, start: number): number | null {
  let end = start;
  let count = 0;
  while (count < 16) {
    const next = nextPart(text, end, count);
    if (next === null) break;
    end = next;
    count += 1;
  }
  return count === 0 ? null : trimEnd(text, start, end);
}

function nextPart(text: string, end: number, count: number): number | null {
  if (count > 0) {
    const suffix = form.exec(text.slice(end, end + 24))?.[0];
    if (suffix !== undefined) return end + suffix.length;
  }
  const space = /^[ \t]*\n?[ \t]*/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (count > 0 && space === '') return null;
  const rest = text.slice(end + space.length, end + space.length + 60);
  const part = word.exec(rest)?.[0] ?? (count > 0 ? (joining.exec(rest)?.[0] ?? joinedByAnd(rest)) : undefined);
  if (part === undefined || stops(part, rest, count)) return null;
  return end + space.length + part.length;
}

// "Johnson and Johnson, Inc.": one name only if a company form follows at once.
function joinedByAnd(rest: string): string | undefined {
  return /^and(?=\s+[\p{Lu}][\p{L}]+,?\s+(?:Inc|LLC|Co|Company|Ltd|Corporation|Associates|Sons)\b)/u.exec(rest)?.[0];
}

function stops(part: string, rest: string, count: number): boolean {
  if (count === 0) return /^\d+$/u.test(part) || /^(?:A|An|I)$/u.test(part);
  if (/^(?:AND|WITH|BY|A|AN|WHEREAS|DATED|Dated|AS|OF|TO|THE)$/u.test(part) && !/^(?:OF|THE)\s+[\p{Lu}]/u.test(rest))
    return true;
  return /^\d{2,}/u.test(part) && !/^\d+\s+[\p{Lu}]/u.test(rest);
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,;:\-–]/u.test(text.charAt(last - 1))) last -= 1;
  return last;
}
