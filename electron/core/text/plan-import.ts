/** In which order files are imported, and which system files are passed over. Links and devices never get here; size is refused by name later. */

/** The part of a source file that the order depends on. */
export interface PlannedFile {
  readonly path: string;
  readonly name: string;
}

/** Files that operating systems and office programs leave in folders. Nobody means them when dropping a folder. */
const system = /^(?:\.DS_Store|\.localized|Thumbs\.db|ehthumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*#)$/iu;

/** Folder by folder in the order of their names, digits by value (`2.pdf` before `10.pdf`), each path once. Stable on every machine. */
export function planImport<F extends PlannedFile>(files: readonly F[]): readonly F[] {
  const seen = new Set<string>();
  return files
    .filter(({ name, path }) => {
      if (system.test(name) || seen.has(path)) return false;
      seen.add(path);
      return true;
    })
    .map((file) => ({ file, key: sortKey(file.path) }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ file }) => file);
}

/** Independent of the machine's language, unlike a collator: lower case, digits padded, separators first. */
function sortKey(path: string): string {
  const folded = path.toLowerCase().replaceAll('\\', '/').replaceAll('/', '\u0001');
  return `${folded.replace(/\d{1,15}/gu, (digits) => digits.padStart(15, '0'))}\u0000${path}`;
}
