/** Makes a tagger ready to run: unpacks its numbers and checks that they fit together. */
import { CloisterError } from '../../contract/failure.ts';
import type { TaggerFile } from '../../contract/tagger.ts';
import { hashIndex, type HashIndex } from '../heads/hash-index.ts';
import { unpackInt16, unpackUint16, unpackUint32, unpackUint8 } from '../heads/packed-numbers.ts';

/** What a tagger knows beside its weights. */
export interface Knowledge {
  readonly dictionaries: readonly { readonly name: string; readonly longest: number; readonly phrases: HashIndex }[];
  readonly clusters: readonly { readonly name: string; readonly words: HashIndex; readonly numbers: Uint16Array }[];
}

export interface Tagger {
  readonly file: TaggerFile;
  readonly knowledge: Knowledge;
  readonly attributes: HashIndex;
  /** Attribute `a` has the weights from `firsts[a]` up to `firsts[a + 1]`. */
  readonly firsts: Uint32Array;
  readonly targets: Uint8Array;
  readonly weights: Float64Array;
  /** Flat, row = label before. */
  readonly transitions: Float64Array;
}

/** Opens a parsed tagger file. Throws `model-altered` when its numbers do not fit together or are not numbers. */
export function openTagger(file: TaggerFile): Tagger {
  const { attributes, labels } = file;
  const hashes = unpackUint32(attributes.hashes);
  const spread = unpackUint8(attributes.spread);
  const targets = unpackUint8(attributes.targets);
  const weights = Float64Array.from(unpackInt16(attributes.weights), (step) => step * attributes.scale);
  const firsts = startsOf(spread);
  const transitions = Float64Array.from(file.transitions.flat());
  const fits =
    hashes.length === attributes.count &&
    spread.length === hashes.length &&
    targets.length === weights.length &&
    firsts.at(-1) === weights.length &&
    targets.every((label) => label < labels.length) &&
    weights.some((weight) => weight !== 0) &&
    transitions.length === labels.length ** 2 &&
    transitions.every(Number.isFinite);
  if (!fits) throw new CloisterError('model-altered', { subject: file.id });
  return { file, knowledge: openKnowledge(file), attributes: hashIndex(hashes), firsts, targets, weights, transitions };
}

function openKnowledge(file: TaggerFile): Knowledge {
  const packed = ({ count, hashes }: { count: number; hashes: string }): HashIndex => {
    const unpacked = unpackUint32(hashes);
    if (unpacked.length !== count) throw new CloisterError('model-altered', { subject: file.id });
    return hashIndex(unpacked);
  };
  return {
    dictionaries: file.dictionaries.map(({ name, longest, phrases }) => ({ name, longest, phrases: packed(phrases) })),
    clusters: file.clusters.map(({ name, words, numbers }) => ({
      name,
      words: packed(words),
      numbers: unpackUint16(numbers),
    })),
  };
}

function startsOf(spread: Uint8Array): Uint32Array {
  const firsts = new Uint32Array(spread.length + 1);
  spread.forEach((count, at) => (firsts[at + 1] = (firsts[at] ?? 0) + count));
  return firsts;
}
