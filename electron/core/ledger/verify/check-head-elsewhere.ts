/** Whether a log continues a head of itself that was kept elsewhere. */
import { areEqual } from '../bytes.ts';
import type { HashTree } from '../hash-tree.ts';
import { judgeHead, type Head, type KnownKeys } from './check-signatures.ts';

export interface AnchorFault {
  readonly class: string;
  readonly index: number | null;
  readonly detail: string;
}

/** Null when the log in `tree`, whose newest head is `head`, continues `elsewhere`. */
export function headFault(
  elsewhere: Head,
  { head, keys, tree }: { readonly head: Head; readonly keys: KnownKeys; readonly tree: HashTree },
): AnchorFault | null {
  const { size, root, origin } = elsewhere.checkpoint;
  const worth = judgeHead(elsewhere, keys);
  if (origin !== head.checkpoint.origin || worth === 'foreign-key') {
    return { class: 'foreign-head', index: null, detail: 'the head held elsewhere is of another log' };
  }
  if (worth !== 'signed')
    return { class: worth, index: null, detail: 'the signature of the head held elsewhere is wrong' };
  if (size > head.checkpoint.size) {
    const detail = `${size} entries were known elsewhere, ${head.checkpoint.size} are here`;
    return { class: 'rolled-back', index: head.checkpoint.size, detail };
  }
  if (size <= tree.size() && areEqual(tree.root(size), root)) return null;
  return { class: 'forked', index: null, detail: `the first ${size} entries are not those of the head held elsewhere` };
}
