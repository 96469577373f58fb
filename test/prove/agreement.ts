/** The three verifiers on good and bad bundles, a hundred folders a time: they must say the same, line by line. */
import { isDeepStrictEqual } from 'node:util';
import { agreementCase, caseStock, type CaseStock } from '../verifier/agreement-cases.ts';
import { picker } from '../verifier/tamperings.ts';
import { essence, verdictsOf } from '../verifier/three-verifiers.ts';
import { count, type Proof } from './progress.ts';

export function agreementProof(): Proof {
  let stock: Promise<CaseStock> | null = null;
  return {
    name: 'agreement',
    unit: 'bundles judged by three verifiers',
    step: 100,
    trials: async (from, to, counts) => {
      const from_ = await (stock ??= caseStock());
      const cases = Array.from({ length: to - from }, (_, at) =>
        agreementCase(from + at, from_, picker(from + at + 1)),
      );
      const wrong: string[] = [];
      for (const [at, { core, node, python }] of (await verdictsOf(cases)).entries()) {
        count(counts, core.outcome);
        const isSame = [node, python].every((one) => isDeepStrictEqual(essence(one), essence(core)));
        if (!isSame) wrong.push(`seed ${from + at + 1}: ${core.outcome}, ${node.outcome}, ${python.outcome}`);
      }
      return wrong;
    },
  };
}
