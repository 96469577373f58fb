import { beforeEach, describe, expect, test } from 'vitest';
import type { FindingId } from '../../../electron/contract/ids.ts';
import type { Policy } from '../../../electron/contract/policy.ts';
import { checkDocument } from '../../../electron/features/policies/check-document.ts';
import { checkMatter } from '../../../electron/features/policies/check-matter.ts';
import { exportCorrections, learnFromDecisions } from '../../../electron/features/policies/corrections.ts';
import { createPolicy } from '../../../electron/features/policies/create-policy.ts';
import { approvePolicy, rollBackPolicy, stopPolicy } from '../../../electron/features/policies/govern.ts';
import { guardExport } from '../../../electron/features/policies/guard-export.ts';
import { changeLearning } from '../../../electron/features/policies/learning.ts';
import { markPassage } from '../../../electron/features/policies/mark-passage.ts';
import { policyFromLines } from '../../../electron/features/policies/policy-from-lines.ts';
import { policyStatus } from '../../../electron/features/policies/policy-status.ts';
import { policyNamed, readPolicies } from '../../../electron/features/policies/stored-policies.ts';
import { trainNext } from '../../../electron/features/policies/train.ts';
import { decide } from '../../../electron/features/review/decide.ts';
import { documentId, event, findingId, matterId, sampleFinding } from '../../fakes/sample-records.ts';
import { asked, exampleLines, policyWorld, type PolicyWorld } from './policy-world.ts';

let world: PolicyWorld;
beforeEach(async () => {
  world = await policyWorld();
});

const live = async (): Promise<Policy> =>
  approvePolicy(await policyFromLines(asked, exampleLines, world), 'agreed by the partners', world);
const found = async (n: number) =>
  (await world.record.findings(documentId(n))).filter(({ status }) => status === 'found');

async function decideOn(finding: FindingId, act: 'accept' | 'reject'): Promise<void> {
  const committer = { commit: () => 'ab'.repeat(32), forget: () => Promise.resolve() } as never;
  const input = { finding, version: 1, act, value: null, reason: 'looked at it', secondsOnScreen: 1 };
  await decide(input, { ...world, committer, seal: null });
}

describe('a policy from a file of examples', () => {
  test('is begun, filled, trained and measured, and is not in force before a person approves it', async () => {
    const policy = await policyFromLines(asked, exampleLines, world);
    expect(await policyStatus(policy, world.record)).toMatchObject({
      state: 'trained',
      examples: { yes: 12, no: 12, groups: 6 },
      needed: { yes: 0, no: 0 },
    });
    expect(policy.versions[0]?.measure).toMatchObject({ yes: 12, no: 12, ranking: { n: 24 } });
    expect(world.ledger.kinds()).toEqual(['policy.created', 'policy.marked', 'policy.trained']);
    expect(await checkDocument((await world.record.document(documentId(1)))!, world)).toEqual({
      reported: 0,
      asked: 0,
    });
  });

  test('is refused in words when lines are few, one-sided, repeated, contradictory or no examples, and nothing is stored', async () => {
    const first = exampleLines[0]!;
    const bad: readonly (readonly [unknown[], string])[] = [
      [exampleLines.slice(0, 8), '8 examples, at least 20'],
      [exampleLines.map((one) => ({ ...one, label: 'yes' })), 'only 0 that do not'],
      [[...exampleLines, first], 'line 25 repeats line 1'],
      [[...exampleLines, { ...first, label: 'no' }], 'line 25 contradicts line 1'],
      [[...exampleLines, { text: 'no label' }], 'line 25 is not'],
    ];
    for (const [lines, words] of bad) {
      const refusal = policyFromLines(asked, lines, world);
      await expect(refusal).rejects.toMatchObject({
        code: 'invalid',
        subject: expect.stringContaining(words) as string,
      });
    }
    expect(world.ledger.kinds()).toEqual([]);
    expect(await readPolicies(world.record)).toEqual([]);
  });

  test('is not stored when the log refuses', async () => {
    world.ledger.refuse();
    await expect(policyFromLines(asked, exampleLines, world)).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(await readPolicies(world.record)).toEqual([]);
  });

  test('keeps no name, sentence or passage in the leaves of the log', async () => {
    await live();
    await checkMatter(matterId(), world);
    const leaves = JSON.stringify(world.ledger.events);
    for (const words of ['personal', 'guarantee', 'partners', 'director'])
      expect(leaves.toLowerCase()).not.toContain(words);
  });

  test('cannot take the name of another', async () => {
    await createPolicy(asked, world);
    await expect(createPolicy({ ...asked, name: 'no PERSONAL guarantee' }, world)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await policyNamed('no personal GUARANTEE', world.record)).name).toBe(asked.name);
  });
});

describe('a policy in force', () => {
  test('reports the passage that breaks it with its quote, place, probability and digest, and says where none was found', async () => {
    const policy = await live();
    const { reported } = await checkMatter(matterId(), world);
    expect(reported).toBe(2);
    const [finding] = await found(1);
    const page = (await world.record.page(documentId(1), 1))!;
    const { span, quote } = finding!.evidence[0]!;
    expect(page.text.slice(span.start, span.end)).toBe(quote);
    expect(quote).toContain('personally guarantees');
    expect(finding).toMatchObject({ field: `policy:${policy.id}`, confidence: { samples: 24 } });
    expect(finding!.specialist).toContain(policy.versions[0]!.head.slice(0, 12));
    expect(finding!.confidence.probability).toBeGreaterThan(0.5);
    expect((await world.record.findings(documentId(2))).map(({ status }) => status)).toEqual(['absent']);
  });

  test('leaves every other finding byte for byte as it was: switched on, changed, switched off', async () => {
    await world.record.putFindings(
      documentId(1),
      [sampleFinding(), sampleFinding({ id: findingId(2), field: 'parties' })],
      event(4),
    );
    const others = async (): Promise<string> =>
      JSON.stringify((await world.record.findings(documentId(1))).filter(({ field }) => !field.startsWith('policy:')));
    const before = await others();
    const first = await live();
    await checkMatter(matterId(), world);
    expect(await others()).toBe(before);
    const other = await approvePolicy(
      await policyFromLines({ ...asked, name: 'Another' }, exampleLines, world),
      'r',
      world,
    );
    await checkMatter(matterId(), world);
    expect((await found(1)).filter(({ field }) => field === `policy:${other.id}`)).toHaveLength(1);
    await stopPolicy(first, 'r', world);
    expect(await others()).toBe(before);
    expect((await found(1)).map(({ field }) => field).filter((field) => field.startsWith('policy:'))).toEqual([
      `policy:${other.id}`,
    ]);
    await stopPolicy(other, 'r', world);
    expect(await others()).toBe(before);
    expect(await world.record.findings(documentId(1))).toHaveLength(2);
  });

  test('does not find a second time what a person has decided', async () => {
    await live();
    await checkMatter(matterId(), world);
    await decideOn((await found(1))[0]!.id, 'reject');
    await checkMatter(matterId(), world);
    expect(await world.record.findings(documentId(1))).toHaveLength(1);
  });

  test('goes back to the version before, and every step says why in the log', async () => {
    const first = await live();
    const second = await approvePolicy(await trainNext(first, world), 'more data', world);
    expect(second.live).toBe(2);
    expect((await rollBackPolicy(second, 'too many alarms', world)).live).toBe(1);
    await expect(rollBackPolicy({ ...second, live: 1 }, 'r', world)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(approvePolicy(second, 'r', world)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(world.ledger.kinds().slice(-3)).toEqual(['policy.trained', 'policy.approved', 'policy.approved']);
    expect(world.ledger.details.at(-1)).toEqual({ reason: 'too many alarms' });
  });

  test('whose head was changed in the record is refused and never passed over', async () => {
    const policy = await live();
    const key = `policy-head:${policy.versions[0]!.head}`;
    const head = (await world.record.setting(key)) as object;
    await world.record.putSetting(key, { ...head, bias: 9 }, event(9));
    await expect(checkMatter(matterId(), world)).rejects.toMatchObject({ code: 'model-altered' });
    await expect(guardExport({ kind: 'x', matter: matterId(), override: null }, world)).rejects.toMatchObject({
      code: 'model-altered',
    });
  });

  test('that ranks no better than chance cannot be approved', async () => {
    const policy = await policyFromLines(asked, exampleLines, world);
    const [version] = policy.versions;
    const weak = { ...version!, measure: { ...version!.measure, ranking: { value: 0.6, low: 0.4, high: 0.8, n: 24 } } };
    await expect(approvePolicy({ ...policy, versions: [weak] }, 'r', world)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('chance') as string,
    });
  });
});

describe('an export', () => {
  const about = { kind: 'test', matter: matterId(), override: null };

  test('with a passage that a blocking policy reports stops with the policy, the words and the place', async () => {
    await live();
    await expect(guardExport(about, world)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringMatching(/No personal guarantee.*personally guarantees.*page 1/u) as string,
    });
    expect(world.ledger.kinds().at(-1)).toBe('export.refused');
  });

  test('goes on when a person answers for it, and the reason is kept', async () => {
    await live();
    await guardExport({ ...about, override: 'the client agreed' }, world);
    expect(world.ledger.kinds().at(-1)).toBe('export.overridden');
    expect(world.ledger.details.at(-1)).toMatchObject({ reason: 'the client agreed' });
  });

  test('goes on once a person has rejected every report, and stops at one that was accepted', async () => {
    await live();
    await checkMatter(matterId(), world);
    await decideOn((await found(1))[0]!.id, 'reject');
    await decideOn((await found(3))[0]!.id, 'reject');
    await guardExport(about, world);
    await checkMatter(matterId(2), world);
    await decideOn((await found(5))[0]!.id, 'accept');
    await expect(guardExport({ ...about, matter: matterId(2) }, world)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('is not stopped by a policy that is off, or does not block', async () => {
    await stopPolicy(await live(), 'r', world);
    await guardExport(about, world);
    await approvePolicy(
      await policyFromLines({ ...asked, name: 'Only tells', blocksExport: false }, exampleLines, world),
      'r',
      world,
    );
    await guardExport(about, world);
    expect(world.ledger.kinds()).not.toContain('export.refused');
  });
});

describe('learning without self-learning', () => {
  test('decisions become marks on request, a candidate on request, and nothing is in force without approval', async () => {
    const policy = await live();
    await checkMatter(matterId(), world);
    await decideOn((await found(1))[0]!.id, 'accept');
    await decideOn((await found(3))[0]!.id, 'reject');
    expect((await policyStatus(policy, world.record)).examples).toMatchObject({ yes: 12, no: 12 });
    expect(await learnFromDecisions(policy, world)).toBe(2);
    expect(await learnFromDecisions(policy, world)).toBe(0);
    expect((await policyStatus(policy, world.record)).examples).toMatchObject({ yes: 13, no: 13 });
    const next = await trainNext(policy, world);
    expect(next).toMatchObject({ live: 1, versions: [{ n: 1 }, { n: 2, approval: null }] });
  });

  test('a matter that is taken out is neither marked, nor trained from, nor exported; taken back in it is', async () => {
    const policy = await createPolicy(asked, world);
    const span = { page: 1, start: 0, end: 40 };
    await markPassage(policy, { document: documentId(1), span, label: 'yes' }, world);
    await changeLearning({ matter: matterId(), isAllowed: false, reason: 'no consent' }, world);
    expect(await policyStatus(policy, world.record)).toMatchObject({ examples: { yes: 0 }, excluded: 1 });
    await expect(markPassage(policy, { document: documentId(2), span, label: 'no' }, world)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(exportCorrections({ matter: matterId(), override: null }, world)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(changeLearning({ matter: matterId(), isAllowed: false, reason: 'r' }, world)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await exportCorrections({ matter: null, override: null }, world)).toMatchObject({
      ...{ lines: [], matters: [], left: [{ matter: matterId() }] },
    });
    await changeLearning({ matter: matterId(), isAllowed: true, reason: 'consent given' }, world);
    expect(await policyStatus(policy, world.record)).toMatchObject({ examples: { yes: 1 }, excluded: 0 });
  });

  test('corrections carry what the machine said and what the person made of it, and stop at a blocking policy', async () => {
    await world.record.putFindings(documentId(2), [sampleFinding({ document: documentId(2) })], event(4));
    await decideOn(findingId(1), 'accept');
    const { lines, matters, left } = await exportCorrections({ matter: null, override: null }, world);
    expect(lines).toMatchObject([{ document: documentId(2), field: 'term', act: 'accept', before: 'twelve months' }]);
    expect(world.ledger.events.at(-1)).toMatchObject({
      kind: 'export.created',
      what: { form: 'corrections', lines: 1, matters: [matterId()], left: 0 },
    });
    expect({ matters, left }).toMatchObject({ matters: [{ matter: matterId(), lines: 1 }], left: [] });
    expect(lines[0]?.passage).toMatch(/^Rent\. The tenant/u);
    await live();
    await expect(exportCorrections({ matter: null, override: null }, world)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await exportCorrections({ matter: null, override: 'for the auditor' }, world)).lines).toHaveLength(1);
  });

  test('a correction carries the question that the judge was asked, where there is one', async () => {
    const byField = async (field: string) => {
      await world.record.putFindings(documentId(2), [sampleFinding({ document: documentId(2), field })], event(4));
      await decideOn(findingId(1), 'reject');
      const [line] = (await exportCorrections({ matter: null, override: null }, world)).lines;
      return line?.question;
    };
    expect(await byField('governingLaw')).toMatch(/law/u);
    world = await policyWorld();
    expect(await byField('no such field')).toBeNull();
  });
});
