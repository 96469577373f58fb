/** Cuts Markdown into the few kinds of block that a card has. Emphasis marks are dropped, links become their words. Pure. */
export type Block =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export function markdownBlocks(markdown: string): readonly Block[] {
  const groups = markdown
    .split(/\n\s*\n|\n(?=#)|(?<=^#[^\n]*)\n/mu)
    .map((group) => group.trim())
    .filter(Boolean);
  return groups.map(blockOf);
}

function blockOf(group: string): Block {
  const lines = group.split('\n').map((line) => line.trim());
  const heading = /^#+\s*(.*)$/u.exec(lines[0] ?? '');
  if (heading !== null) return { kind: 'heading', text: plain(heading[1] ?? '') };
  if (lines.every((line) => line.startsWith('|'))) {
    const rows = lines.filter((line) => !/^\|[\s:|-]+$/u.test(line));
    return {
      kind: 'table',
      rows: rows.map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => plain(cell.trim())),
      ),
    };
  }
  if (/^[-*] /u.test(lines[0] ?? '')) return { kind: 'list', items: listItems(lines) };
  return { kind: 'text', text: plain(lines.join(' ')) };
}

/** A line without a dash goes on with the item before it. */
function listItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (/^[-*] /u.test(line)) items.push(plain(line.slice(2)));
    else items[items.length - 1] = `${items.at(-1) ?? ''} ${plain(line)}`;
  }
  return items;
}

function plain(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1').replaceAll(/\*\*|`/gu, '');
}
