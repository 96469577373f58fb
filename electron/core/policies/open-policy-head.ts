/** Makes a policy head ready to score: unpacks its numbers and checks that they fit together. */
import { CloisterError } from '../../contract/failure.ts';
import type { PolicyHeadFile } from '../../contract/policy.ts';
import { unpackFloat32, unpackUint16 } from '../heads/packed-numbers.ts';
import { policyPlaces } from './policy-terms.ts';

export interface PolicyHead {
  readonly file: PolicyHeadFile;
  readonly vector: Float32Array;
  /** One weight per place of hashed words. */
  readonly words: Float32Array;
}

/** Throws `model-altered`, subject = the policy, when the numbers do not fit each other or are not numbers. */
export function openPolicyHead(file: PolicyHeadFile): PolicyHead {
  const vector = unpackFloat32(file.vector);
  const places = unpackUint16(file.places);
  const weights = unpackFloat32(file.words);
  const numbers = [...vector, ...weights, file.bias];
  const fits = places.length === weights.length && places.every((place) => place < policyPlaces);
  if (!fits || !numbers.every(Number.isFinite) || numbers.every((number) => number === 0))
    throw new CloisterError('model-altered', { subject: file.policy });
  const words = new Float32Array(policyPlaces);
  places.forEach((place, at) => {
    words[place] = weights[at] ?? 0;
  });
  return { file, vector, words };
}
