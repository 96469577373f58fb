import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../electron/contract/audit.ts';
import type { Commitment } from '../../electron/contract/ids.ts';
import type { Replay } from '../../electron/contract/replay.ts';
import { checkAgain, findAgain, trainAgain } from '../../electron/compose/replaying-readings.ts';
import { findEveryMention } from '../../electron/features/ask/find-every-mention.ts';
import { replayEvent } from '../../electron/features/audit/replay-event.ts';
import { checkMatter } from '../../electron/features/policies/check-matter.ts';
import { approvePolicy } from '../../electron/features/policies/govern.ts';
import { markPassage } from '../../electron/features/policies/mark-passage.ts';
import { policyFromLines } from '../../electron/features/policies/policy-from-lines.ts';
import { documentId, event, matterId, samplePage } from '../fakes/sample-records.ts';
import { asked, contract, exampleLines, policyWorld, type PolicyWorld } from '../features/policies/policy-world.ts';

let world: PolicyWorld;
let policy: Awaited<ReturnType<typeof policyFromLines>>;

const committer = { commit: (): Commitment => 'ab'.repeat(32) as Commitment, forget: async () => undefined };

/** The newest entry of a kind, run again over the world as it is now. */
async function again(kind: AuditEvent['kind']): Promise<Replay> {
  const newest = world.ledger.events.findLast((one) => one.kind === kind)!;
  const sessions = { require: () => ({ ...world, committer }) } as never;
  const parts = { sessions, models: { embedder: world.embedder } as never, clock: world.clock, newId: world.newId };
  const steps = {
    'policy.checked': checkAgain(parts),
    'policy.trained': trainAgain(parts),
    'mentions.searched': findAgain(sessions),
  };
  const before = JSON.stringify([await world.record.claims(), await world.record.setting('policies')]);
  const made = await replayEvent(newest.n, { ledger: world.ledger, actor: world.actor, steps });
  expect(JSON.stringify([await world.record.claims(), await world.record.setting('policies')])).toBe(before);
  return made;
}

const paths = ({ differences }: Replay): readonly string[] => differences.map(({ path }) => path);

beforeEach(async () => {
  world = await policyWorld();
  policy = await policyFromLines(asked, exampleLines, world);
});

describe('a replay', () => {
  test('of what a policy learnt comes to the same head, and names the counts that one more mark changes', async () => {
    expect(await again('policy.trained')).toMatchObject({ same: true });
    const span = { page: 1, start: 0, end: 40 };
    await markPassage(policy, { document: documentId(1), span, label: 'no' }, world);
    const made = await again('policy.trained');
    expect(paths(made)).toEqual(expect.arrayContaining(['what.head', 'what.no']));
  });

  test('of a check finds the same, and names what a changed document makes of it', async () => {
    await approvePolicy(policy, 'measured', world);
    await checkMatter(matterId(2), world);
    expect(await again('policy.checked')).toMatchObject({ same: true });
    const checked = world.ledger.events.findLast((one) => one.kind === 'policy.checked')!;
    await world.record.putChunks(checked.what.document as never, [], event(9));
    expect(paths(await again('policy.checked'))).toContain('what.passages');
  });

  test('of a search finds the same mentions, and names their number when the text changed', async () => {
    await findEveryMention({ matter: matterId(), text: 'guarantees every debt' }, { ...world, committer });
    expect(await again('mentions.searched')).toMatchObject({ same: true });
    await world.record.putPages(documentId(2), [samplePage(1, contract(2))], event(9));
    expect(paths(await again('mentions.searched'))).toEqual(['what.mentions']);
  });
});
