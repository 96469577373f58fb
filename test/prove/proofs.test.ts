import { describe, expect, test } from 'vitest';
import { agreementProof } from './agreement.ts';
import { cleanProof } from './clean.ts';
import { powerLossProof } from './power-loss.ts';
import type { Proof } from './progress.ts';
import { tamperingProof } from './tampering.ts';

/** The first trials of each long proof; `npm run audit:prove` runs them at full length. */
const proofs: readonly (readonly [Proof, number])[] = [
  [tamperingProof(300), 17],
  [cleanProof(), 20],
  [agreementProof(), 8],
  [powerLossProof(), 24],
];

describe('the long proofs', () => {
  test.each(proofs.map(([proof, trials]) => [proof.unit, proof, trials] as const))(
    'find nothing wrong in %s',
    async (_, proof, trials) => {
      expect(await proof.trials(0, trials, {})).toEqual([]);
    },
    120_000,
  );
});
