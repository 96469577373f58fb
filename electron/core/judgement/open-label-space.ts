/** Makes a space of names ready: unpacks its numbers and checks that they fit together. */
import { CloisterError } from '../../contract/failure.ts';
import type { LabelSpaceFile } from '../../contract/label-space.ts';
import type { SignalHeadFile } from '../../contract/signal-head.ts';
import { openHead, type Head } from '../heads/open-head.ts';
import { unpackFloat32, unpackInt8 } from '../heads/packed-numbers.ts';

export interface LabelSpace {
  readonly ways: Head;
  readonly mean: Float32Array;
  readonly axes: readonly Float32Array[];
  /** Places of the trained names, each coordinate times 127. */
  readonly trained: readonly Int8Array[];
  readonly choice: SignalHeadFile;
}

/** Throws `model-altered` when the numbers do not fit or are not numbers. */
export function openLabelSpace(file: LabelSpaceFile): LabelSpace {
  const ways = openHead(file.ways);
  const mean = unpackFloat32(file.mean);
  const axes = rows(unpackFloat32(file.axes), mean.length);
  const trained = rows(unpackInt8(file.trained), file.ways.labels.length);
  const fits =
    axes.length === file.ways.labels.length &&
    trained.length > 0 &&
    file.choice.labels === null &&
    [mean, ...axes].every((row) => row.every(Number.isFinite));
  if (!fits) throw new CloisterError('model-altered', { subject: file.id });
  return { ways, mean, axes, trained, choice: file.choice };
}

/** Whole rows only: what is left over is dropped and shows in the count. */
function rows<T extends Float32Array | Int8Array>(numbers: T, width: number): readonly T[] {
  const count = width === 0 ? 0 : Math.floor(numbers.length / width);
  return Array.from({ length: count }, (_, at) => numbers.subarray(at * width, (at + 1) * width) as T);
}
