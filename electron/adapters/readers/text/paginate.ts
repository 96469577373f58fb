/** Cuts plain text into page-like parts, so that a place can be named. Nothing is lost: the parts joined are the text without form feeds. */

/** About one printed page. */
const unitsPerPage = 3500;

/** Form feeds end a page; longer stretches are cut at an empty line, else at a line end, else where the limit is. */
export function paginate(text: string): readonly string[] {
  const even = text.replace(/\r\n?/gu, '\n');
  const pages = even
    .split('\f')
    .flatMap(cut)
    .filter((page) => page.trim() !== '');
  return pages;
}

function cut(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > unitsPerPage * 1.25) {
    const at = cutAt(rest);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function cutAt(text: string): number {
  const head = text.slice(0, unitsPerPage);
  const paragraph = head.lastIndexOf('\n\n');
  if (paragraph > unitsPerPage / 2) return paragraph + 2;
  const line = head.lastIndexOf('\n');
  if (line > unitsPerPage / 2) return line + 1;
  const space = head.lastIndexOf(' ');
  return space > unitsPerPage / 2 ? space + 1 : unitsPerPage;
}
