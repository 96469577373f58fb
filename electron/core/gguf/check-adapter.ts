/** Does an adapter fit a base? The native library does not check all of this, and an adapter that fits nowhere is silently left out. */
import type { GgufHeader } from '../../contract/gguf.ts';

export interface AdapterPair {
  /** Name of the base's tensor that the pair changes. */
  readonly target: string;
  readonly a: string;
  readonly b: string;
}

/** What is wrong with the pair of files, in words; empty when the adapter fits. */
export function adapterProblems(adapter: GgufHeader, base: GgufHeader): readonly string[] {
  const kind = String(adapter.values.get('adapter.type') ?? 'nothing');
  if (kind !== 'lora') return [`it says that it is an adapter of type ${kind}, and only lora is known`];
  const [own, other] = [architecture(adapter), architecture(base)];
  if (own !== other) return [`it was made for the architecture ${own}, and the base is ${other}`];
  const pairs = adapterPairs(adapter);
  if (pairs.length === 0 || pairs.length * 2 !== adapter.tensors.length)
    return ['its tensors do not come in pairs of lora_a and lora_b'];
  return pairs.flatMap((pair) => pairProblem(pair, adapter, base)).slice(0, 3);
}

/** The pairs of matrices of an adapter, by the tensor that they change. */
export function adapterPairs({ tensors }: GgufHeader): readonly AdapterPair[] {
  const names = new Set(tensors.map(({ name }) => name));
  return [...names].flatMap((a) => {
    const target = /^(.*)\.lora_a$/u.exec(a)?.[1];
    const b = `${target ?? ''}.lora_b`;
    return target !== undefined && names.has(b) ? [{ target, a, b }] : [];
  });
}

export function architecture({ values }: GgufHeader): string {
  return String(values.get('general.architecture') ?? 'unknown');
}

/** lora_a is [in, rank], lora_b is [rank, out], the base's weight is [in, out]. */
function pairProblem({ target, a, b }: AdapterPair, adapter: GgufHeader, base: GgufHeader): string[] {
  const shapeOf = (header: GgufHeader, wanted: string): readonly number[] =>
    header.tensors.find(({ name }) => name === wanted)?.shape ?? [];
  const [from, to] = [shapeOf(adapter, a), shapeOf(adapter, b)];
  const weight = shapeOf(base, target);
  if (weight.length === 0) return [`the base has no ${target}`];
  const fits = from[0] === weight[0] && to[1] === weight[1] && from[1] === to[0];
  return fits ? [] : [`${target} is ${weight.join(' × ')} in the base, and the adapter is made for another size`];
}
