/** Who made the contract: the names in its first paragraph. */
import { candidate, type Candidate } from '../candidate.ts';
import type { ContractText } from './contract-text.ts';
import { findPartyNames, type PartyName } from './party-names.ts';

/** One candidate that holds all the names, or none. */
export function findParties({ text }: ContractText): readonly Candidate[] {
  const names = findPartyNames(text);
  if (names.length === 0) return [];
  return [
    candidate({
      spans: names.map(({ start, end }) => ({ start, end })),
      value: names.map(({ name }) => name),
      normalised: names.map(({ name }) => name),
      score: scoreOf(names),
      reason: 'names in the first paragraph, before what they are called in the contract',
    }),
  ];
}

function scoreOf(names: readonly PartyName[]): number {
  if (names.length === 1) return 0.5;
  return names.every(({ sure }) => sure) ? 0.9 : 0.75;
}
