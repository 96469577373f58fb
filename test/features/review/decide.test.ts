import { beforeEach, expect, test } from 'vitest';
import type { DecideInput, DecideNeeds } from '../../../electron/features/review/decide.ts';
import { decide } from '../../../electron/features/review/decide.ts';
import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import {
  documentId,
  event,
  findingId,
  sampleDocument,
  sampleEvidence,
  sampleFinding,
  sampleMatter,
  samplePage,
  sampleUser,
} from '../../fakes/sample-records.ts';

const text = 'The term is twelve months. Notice is thirty days.';
let needs: DecideNeeds;
let ledger: FakeLedger;

beforeEach(async () => {
  const record = fakeRecordStore();
  ledger = fakeLedger();
  const user = sampleUser();
  await record.addUser(user, event(0));
  await record.addMatter(sampleMatter(), event(1));
  await record.putDocument(sampleDocument({ status: 'ready', pages: 1 }), event(2));
  await record.putPages(documentId(), [samplePage(1, text)], event(3));
  const page = samplePage(1, text);
  const evidence = sampleEvidence({
    quote: 'twelve months',
    textVersion: page.textVersion,
    span: { page: 1, start: 12, end: 25 },
  });
  await record.putFindings(documentId(), [sampleFinding({ evidence: [evidence] })], event(4));
  needs = {
    record,
    ledger,
    committer: createCommitter(new Uint8Array(32)),
    clock: fakeClock(),
    newId: fakeNewId(),
    actor: { user: user.id, role: 'reviewer', auth: 'passphrase' },
    user,
    seal: null,
  };
});

const input = (changes: Partial<DecideInput>): DecideInput => ({
  finding: findingId(),
  version: 1,
  act: 'accept',
  value: null,
  reason: '',
  secondsOnScreen: 4,
  ...changes,
});

test('an accepted finding keeps its value, gains a version and names its decision', async () => {
  const { finding, decision } = await decide(input({}), needs);
  expect(finding).toMatchObject({ version: 2, value: 'twelve months', decision: decision.id });
  expect(await needs.record.findingVersions(findingId())).toHaveLength(2);
  expect(ledger.kinds()).toEqual(['review.accepted']);
});

test('a corrected value is located in the document and the original stays', async () => {
  const { finding } = await decide(input({ act: 'correct', value: 'thirty days', reason: 'wrong clause' }), needs);
  expect(finding).toMatchObject({ status: 'found', value: 'thirty days', evidence: [{ quote: 'thirty days' }] });
  const [first] = await needs.record.findingVersions(findingId());
  expect(first?.value).toBe('twelve months');
});

test('a corrected value whose words are not there keeps the earlier quote and is marked', async () => {
  const { finding } = await decide(input({ act: 'correct', value: 'P1Y', reason: 'a year' }), needs);
  expect(finding.evidence).toMatchObject([{ quote: 'twelve months' }]);
  expect(finding.checks.at(-1)).toMatchObject({ rule: 'corrected-value-located', verdict: 'failed' });
});

test('an absent finding cannot be corrected to a value without words in the document', async () => {
  await decide(input({ act: 'absent', reason: 'not there' }), needs);
  const again = input({ version: 2, act: 'correct', value: 'ninety days', reason: 'seen elsewhere' });
  await expect(decide(again, needs)).rejects.toMatchObject({ code: 'no-evidence' });
  const quoted = { ...again, value: 'P30D', quote: 'Notice is thirty days' };
  await expect(decide(quoted, needs)).resolves.toMatchObject({ finding: { status: 'found', value: 'P30D' } });
});

test('marking absent empties value and evidence', async () => {
  const { finding } = await decide(input({ act: 'absent', reason: 'another document' }), needs);
  expect(finding).toMatchObject({ status: 'absent', value: null, normalised: null, evidence: [] });
});

test('a decision on an older version is refused and changes nothing', async () => {
  await decide(input({}), needs);
  await expect(decide(input({}), needs)).rejects.toMatchObject({ code: 'stale-version' });
  expect(ledger.events).toHaveLength(1);
});

test('everything but accept needs a reason', async () => {
  await expect(decide(input({ act: 'reject' }), needs)).rejects.toMatchObject({ code: 'invalid', subject: 'reason' });
});

test('when the log refuses, nothing is decided', async () => {
  ledger.refuse();
  await expect(decide(input({}), needs)).rejects.toMatchObject({ code: 'log-unavailable' });
  expect(await needs.record.findingVersions(findingId())).toHaveLength(1);
  expect(await needs.record.decisions(findingId())).toEqual([]);
});

test('no words of the value stand in the leaf', async () => {
  await decide(input({ act: 'correct', value: 'thirty days', reason: 'wrong clause' }), needs);
  const leaf = JSON.stringify(ledger.events[0]);
  expect(leaf).not.toContain('thirty');
  expect(leaf).not.toContain('wrong clause');
});
