/** Cuts pages into passages along their structure. Each passage lies in one page and is exactly that part of its text. */
import type { Chunk } from '../../contract/document.ts';
import { ChunkId, type DocumentId, type MatterId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import { countWords, pageBlocks, type Block } from './page-blocks.ts';

export interface ChunkOwner {
  readonly matter: MatterId;
  readonly document: DocumentId;
  readonly newId: (prefix: string) => string;
}

/** Words per passage: below `least` a passage takes the next block too, above `most` it is cut between sentences. */
const least = 80;
const most = 220;
/** A heading ends a passage that has at least this many words. */
const enoughBeforeHeading = 40;
/** A remainder at the end of a page this short joins the passage before it. */
const remainder = 40;

/**
 * Passages in reading order. Every unit of text that is neither white space nor furniture lies in exactly one of them, and
 * `chunk.text === page.text.slice(span.start, span.end)`. Cuts are at headings, clauses and paragraphs, then sentences, then words.
 */
export function chunkPages(
  pages: readonly Pick<Page, 'n' | 'text' | 'items' | 'furniture'>[],
  { matter, document, newId }: ChunkOwner,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let heading: string | null = null;
  for (const page of pages) {
    const blocks = pageBlocks(page, heading, most);
    heading = blocks.at(-1)?.heading ?? heading;
    for (const { start, end, heading: under } of joinRemainder(gather(blocks))) {
      chunks.push({
        id: ChunkId.parse(newId('chk')),
        matter,
        document,
        ordinal: chunks.length,
        span: { page: page.n, start, end },
        text: page.text.slice(start, end),
        heading: under?.slice(0, 200) ?? null,
      });
    }
  }
  return chunks;
}

/** Joins blocks until a passage is long enough. */
function gather(blocks: readonly Block[]): readonly Block[] {
  const passages: Block[] = [];
  for (const block of blocks) {
    const open = passages.at(-1);
    if (open === undefined || endsBefore(open, block)) passages.push(block);
    else passages[passages.length - 1] = joined(open, block);
  }
  return passages;
}

function endsBefore(open: Block, block: Block): boolean {
  if (block.apart || open.words + block.words > most) return true;
  return open.words >= (block.isHeading ? enoughBeforeHeading : least);
}

/** A passage that begins with a heading is under it; one that began before keeps its own. */
function joined(open: Block, block: Block): Block {
  const onlyHeading = open.isHeading && open.words === countWords(open.heading ?? '');
  return {
    ...open,
    end: block.end,
    words: open.words + block.words,
    heading: onlyHeading ? block.heading : open.heading,
    isHeading: open.isHeading && block.isHeading,
  };
}

function joinRemainder(passages: readonly Block[]): readonly Block[] {
  const last = passages.at(-1);
  const before = passages.at(-2);
  if (last === undefined || before === undefined || last.apart) return passages;
  if (last.words >= remainder || last.words + before.words > most + remainder) return passages;
  return [...passages.slice(0, -2), joined(before, last)];
}
