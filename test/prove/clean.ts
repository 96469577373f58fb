/** Clean bundles of many sizes: none may be called tampered. */
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import { entriesOf, exportedBundle, memoryReader } from '../verifier/memory-bundle.ts';
import { headOf, ownPolicy, picker, signedAnew } from '../verifier/tamperings.ts';
import { count, type Proof } from './progress.ts';

export function cleanProof(): Proof {
  let made: ReturnType<typeof exportedBundle> | null = null;
  return {
    name: 'clean',
    unit: 'clean bundles of 1 to 1,000 events',
    step: 50,
    trials: async (from, to, counts) => {
      const whole = await (made ??= exportedBundle(1000));
      const lines = entriesOf(whole);
      const wrong: string[] = [];
      for (let n = from; n < to; n++) {
        const pick = picker(n + 1);
        const mine = lines.slice(0, 1 + pick(lines.length));
        const since = pick(2) === 0 ? headOf(mine, 1 + pick(mine.length)) : null;
        const files = signedAnew(whole, mine);
        const verdict = await verifyBundle(memoryReader(files), { since, policy: pick(2) === 0 ? ownPolicy : null });
        count(counts, verdict.outcome);
        const isClean = verdict.outcome === (since === null ? 'intact-with-findings' : 'intact');
        if (!isClean || verdict.intactTo !== mine.length) wrong.push(`seed ${n + 1}: ${verdict.outcome}`);
      }
      return wrong;
    },
  };
}
