/** Checks entries many at a time: a block that is as it should be is taken by its facts, any other is read entry by entry. */
import { AuditEvent } from '../../../contract/audit.ts';
import { fromUtf8 } from '../bytes.ts';
import { leafHash } from '../hash.ts';
import type { LineBlock } from './bundle-reader.ts';
import type { ContentCheck } from './check-contents.ts';
import type { EntryComparison } from './check-entries.ts';

/** Returns what takes the next block, and hands on every event by which a person signed. The verdict is that of reading every entry by itself; only the way there is shorter. */
export function entryCheck(
  first: number,
  comparison: EntryComparison | null,
  contents: ContentCheck,
  onSigned: (event: AuditEvent) => void = () => undefined,
): (block: LineBlock) => Promise<void> {
  let index = first;
  const isRight = (line: Uint8Array, leaf: Uint8Array): boolean => comparison?.next(line, leaf) ?? true;

  async function takeWhole({ facts, lines }: LineBlock): Promise<void> {
    contents.take(facts);
    index += facts.count;
    for (const place of facts.sound?.signatures ?? []) onSigned(eventIn((await lines())[place]));
  }

  function takeLine(line: Uint8Array): void {
    const leaf = leafHash(line);
    const event = isRight(line, leaf) ? contents.next(index++, line, leaf) : null;
    if (event?.kind === 'signature.applied') onSigned(event);
  }

  return async (block) => {
    if (contents.fits(index, block.facts) && (comparison?.take(block.facts.leaves) ?? true)) return takeWhole(block);
    for (const line of await block.lines()) {
      takeLine(line);
      if (comparison?.isSettled() === true) return;
    }
  };
}

/** A sound entry was held against the schema already. */
function eventIn(line: Uint8Array | undefined): AuditEvent {
  return AuditEvent.parse(JSON.parse(fromUtf8(line ?? new Uint8Array()) ?? ''));
}
