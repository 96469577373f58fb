import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PolicyHeadFile } from '../../../electron/contract/policy.ts';
import type { PolicyId } from '../../../electron/contract/ids.ts';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { openPolicyHead } from '../../../electron/core/policies/open-policy-head.ts';
import {
  policyProbability,
  policyVerdict,
  readPassage,
  scorePolicies,
} from '../../../electron/core/policies/score-policies.ts';
import { trainPolicy, type PolicyTraining } from '../../../electron/core/policies/train-policy.ts';
import { sampleVector, sha256 } from '../../fakes/sample-records.ts';

const clean = [
  'The rent is due monthly.',
  'Notices are given in writing.',
  'This lease is governed by English law.',
  'The tenant keeps the premises clean.',
  'Insurance is taken out by the landlord.',
];
const breaking = [
  'The director personally guarantees all debts',
  'A personal guarantee of each owner secures the loan',
  'The shareholder guarantees personally the payment',
  'Personal liability of the director is agreed as a guarantee',
  'Each partner personally guarantees performance',
];

function training(changes: Partial<PolicyTraining> = {}): PolicyTraining {
  const marked = Array.from({ length: 40 }, (_, n) => {
    const isYes = n % 2 === 0;
    const text = `${(isYes ? breaking : clean)[Math.floor(n / 2) % 5] ?? ''} clause ${String(n)} of document ${String(n % 8)}.`;
    return { reading: readPassage(text, sampleVector(n, 8)), isYes, group: `document ${String(n % 8)}` };
  });
  const unmarked = Array.from({ length: 60 }, (_, n) => ({
    reading: readPassage(`${clean[n % 5] ?? ''} ordinary words ${String(n)}.`, sampleVector(n + 100, 8)),
    group: `other ${String(n % 6)}`,
  }));
  const policy = 'pol_00000000000000000001' as PolicyId;
  return { policy, embedder: sha256('minilm'), dimensions: 8, falseAlarmLimit: 0.05, marked, unmarked, ...changes };
}

describe('a policy head', () => {
  test('trained from marked passages reports what breaks the policy and lets the rest pass', () => {
    const { head: file, measure } = trainPolicy(training());
    const head = openPolicyHead(PolicyHeadFile.parse(file));
    const chance = (text: string): number => policyProbability(head, readPassage(text, sampleVector(7, 8)));
    expect(policyVerdict(file.thresholds, chance('The owner personally guarantees the debts of the tenant.'))).toBe(
      'report',
    );
    expect(policyVerdict(file.thresholds, chance('The rent is due in advance, in writing.'))).toBe('clear');
    expect(measure.ranking.value).toBeGreaterThan(0.9);
    expect(measure.ranking.n).toBe(40);
    expect(measure.reported.n).toBe(20);
    expect((measure.falseAlarms.count + measure.unmarked.count + 1) / (20 + 60 + 1)).toBeLessThanOrEqual(0.05);
  });

  test('comes out the same, byte for byte, from the same passages', () => {
    expect(JSON.stringify(trainPolicy(training()))).toBe(JSON.stringify(trainPolicy(training())));
  });

  test('whose examples are marked at random does no better than chance, and says so', () => {
    const random = seededRandom(3);
    const marked = Array.from({ length: 40 }, (_, n) => ({
      reading: readPassage(`words ${String(Math.floor(random() * 1e6))}`, sampleVector(Math.floor(random() * 1e6), 8)),
      isYes: random() < 0.5,
      group: `document ${String(n)}`,
    }));
    expect(trainPolicy({ ...training(), marked }).measure.ranking.low).toBeLessThanOrEqual(0.5);
  });

  test('with too few clean passages for its limit reports nothing by itself and asks', () => {
    const few = training({ unmarked: [], falseAlarmLimit: 0.01 });
    const { head } = trainPolicy(few);
    expect(head.thresholds.reportAbove).toBeNull();
    expect(policyVerdict(head.thresholds, 1)).toBe('ask');
  });

  test('that is zero-filled, cut off or not a number is refused by name', () => {
    const { head } = trainPolicy(training());
    const zeros = (packed: string): string => packed.replace(/[^=]/gu, 'A');
    const broken: readonly Partial<PolicyHeadFile>[] = [
      { vector: zeros(head.vector), words: zeros(head.words), bias: 0 },
      { words: head.words.slice(0, 16) },
      { vector: Buffer.from(Float32Array.of(Number.NaN).buffer).toString('base64') },
    ];
    for (const change of broken)
      expect(() => openPolicyHead({ ...head, ...change })).toThrow(
        expect.objectContaining({ code: 'model-altered', subject: head.policy }),
      );
  });

  test('scores the same alone and beside a hundred others', () => {
    const head = openPolicyHead(trainPolicy(training()).head);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 6 }), (texts) => {
        const passages = texts.map((text, n) => readPassage(text, n % 2 === 0 ? sampleVector(n, 8) : null));
        const rows = scorePolicies(
          Array.from({ length: 5 }, () => head),
          passages,
        );
        for (const row of rows) expect([...row]).toEqual(passages.map((one) => policyProbability(head, one)));
      }),
      { numRuns: 50 },
    );
  });
});
