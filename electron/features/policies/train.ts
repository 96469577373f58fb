/** Trains the next version of a policy from its marked passages. Nothing is in force until a person approves it. */
import { CloisterError } from '../../contract/failure.ts';
import { leastExamples, leastOfAKind, type Policy, type PolicyVersion } from '../../contract/policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { readPassage } from '../../core/policies/score-policies.ts';
import { stillNeeded } from '../../core/policies/still-needed.ts';
import { trainPolicy, type Marked, type Unmarked } from '../../core/policies/train-policy.ts';
import type { RecordStore, StoredExample } from '../../ports/record-store.ts';
import type { PolicyNeeds } from './needs.ts';
import { examplesOf } from './policy-status.ts';
import { headDigest, putHead, putPolicy, readExcluded } from './stored-policies.ts';
import { withVectors } from './with-vectors.ts';

/** Unmarked passages that are looked at: spread evenly over the vault. */
const mostUnmarked = 600;

/** The policy with its new version. Fails with `invalid` (too few examples, in words), `log-unavailable`, and as the embedder does. */
export async function trainNext(policy: Policy, needs: PolicyNeeds): Promise<Policy> {
  const { record, ledger, embedder, clock, actor, user } = needs;
  const { usable, excluded } = await examplesOf(policy, record);
  refuseTooFew(usable);
  const current = await ofThisEmbedder(usable, needs);
  const { head, measure } = trainPolicy({
    policy: policy.id,
    embedder: embedder.model.sha256,
    dimensions: embedder.dimensions,
    falseAlarmLimit: policy.falseAlarmLimit,
    marked: current.map(toMarked),
    unmarked: await unmarkedPassages(current, needs),
  });
  const digest = headDigest(head);
  const version: PolicyVersion = {
    n: policy.versions.length + 1,
    head: digest,
    ...{ trainedAt: clock.now(), trainedBy: user.name, measure, thresholds: head.thresholds, approval: null },
  };
  const { reported, asked, falseAlarms, ranking, unmarked } = measure;
  const receipt = await ledger.append(
    eventDraft('policy.trained', actor, {
      purpose: 'policies',
      what: {
        ...{ policy: policy.id, version: version.n, head: digest, embedder: head.embedder, excluded },
        ...{ yes: measure.yes, no: measure.no, groups: measure.groups, ranking: ranking.value },
        ...{ reported: reported.count, asked: asked.count, falseAlarms: falseAlarms.count },
        ...{ unmarked: unmarked.n, unmarkedReported: unmarked.count },
      },
    }),
  );
  const next = { ...policy, versions: [...policy.versions, version] };
  await putHead(head, record, receipt.index);
  await putPolicy(next, record, receipt.index);
  return next;
}

function refuseTooFew(examples: readonly StoredExample[]): void {
  const yes = examples.filter(({ example }) => example.label === 'yes').length;
  const no = examples.length - yes;
  if (examples.length >= leastExamples && yes >= leastOfAKind && no >= leastOfAKind) return;
  const needed = stillNeeded(yes, no);
  throw new CloisterError('invalid', {
    subject:
      `not enough data yet: ${String(yes)} passages that break the policy and ${String(no)} that do not; ` +
      `mark ${String(needed.yes)} and ${String(needed.no)} more`,
  });
}

/** Examples that an earlier embedder read are read again. */
async function ofThisEmbedder(
  examples: readonly StoredExample[],
  { embedder }: PolicyNeeds,
): Promise<readonly StoredExample[]> {
  const old = examples.filter(({ model }) => model !== embedder.model.sha256);
  const again = await withVectors(
    old.map(({ example }) => example),
    embedder,
  );
  const byId = new Map(again.map((one) => [one.example.id, one]));
  return examples.map((one) => byId.get(one.example.id) ?? one);
}

function toMarked({ example: { text, label, group }, vector }: StoredExample): Marked {
  return { reading: readPassage(text, vector), isYes: label === 'yes', group };
}

/** Passages of matters that may be learnt from, without the marked ones, evenly spread and always the same for the same vault. */
async function unmarkedPassages(
  examples: readonly StoredExample[],
  { record, embedder }: PolicyNeeds,
): Promise<readonly Unmarked[]> {
  const marked = new Set(examples.map(({ example }) => example.text));
  const all = (await passagesToLearnFrom(record)).filter(
    ({ chunk, vector, model }) => vector !== null && model === embedder.model.sha256 && !marked.has(chunk.text),
  );
  const step = Math.max(1, all.length / mostUnmarked);
  const chosen = Array.from({ length: Math.min(all.length, mostUnmarked) }, (_, at) => all[Math.floor(at * step)]);
  return chosen.flatMap((one) =>
    one === undefined ? [] : [{ reading: readPassage(one.chunk.text, one.vector), group: one.chunk.document }],
  );
}

async function passagesToLearnFrom(record: RecordStore): Promise<Awaited<ReturnType<RecordStore['chunksOfMatter']>>> {
  const excluded = await readExcluded(record);
  const matters = (await record.matters()).filter(({ id }) => !excluded.includes(id));
  return (await Promise.all(matters.map(({ id }) => record.chunksOfMatter(id)))).flat();
}
