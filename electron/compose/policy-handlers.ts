/** Calls about document policies, and what the command line asks of them. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import { CloisterError } from '../contract/failure.ts';
import type { MatterId, PolicyId } from '../contract/ids.ts';
import type { NewPolicy, PolicyAct, policyCalls } from '../contract/policy-calls.ts';
import type { Policy, PolicyStatus } from '../contract/policy.ts';
import { checkMatter } from '../features/policies/check-matter.ts';
import {
  correctionLines,
  exportCorrections,
  learnFromDecisions,
  type CorrectionsExport,
  type CorrectionsRequest,
} from '../features/policies/corrections.ts';
import { createPolicy } from '../features/policies/create-policy.ts';
import { approvePolicy, rollBackPolicy, stopPolicy } from '../features/policies/govern.ts';
import { changeLearning } from '../features/policies/learning.ts';
import { markPassage } from '../features/policies/mark-passage.ts';
import { markedPassages } from '../features/policies/marked-passages.ts';
import type { PolicyNeeds } from '../features/policies/needs.ts';
import { policyFromLines } from '../features/policies/policy-from-lines.ts';
import { listPolicies, policyStatus } from '../features/policies/policy-status.ts';
import { policyNamed, readExcluded } from '../features/policies/stored-policies.ts';
import { suggestPassages, type PassageRanker } from '../features/policies/suggest-passages.ts';
import { trainNext } from '../features/policies/train.ts';
import { packs } from '../packs/index.ts';
import type { Parts } from './parts.ts';
import { writePicked } from './picked-files.ts';

/** What the command line does beyond the calls of the window. */
export interface PolicyWork {
  /** By name or id. Fails with `not-found`. */
  readonly named: (name: string) => Promise<PolicyStatus>;
  /** Fails with `invalid`: the subject names the lines and what is wrong with them. */
  readonly fromLines: (asked: NewPolicy, lines: readonly unknown[]) => Promise<PolicyStatus>;
  /** Fails with `not-allowed` (a matter that was taken out of learning, or a policy that stops exports). */
  readonly corrections: (request: CorrectionsRequest) => Promise<CorrectionsExport>;
}

const acts = { approve: approvePolicy, stop: stopPolicy, 'roll-back': rollBackPolicy } satisfies Record<
  PolicyAct,
  unknown
>;

export function policyHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof policyCalls>> {
  const needs = (): PolicyNeeds => policyNeeds(parts);
  const named = (id: PolicyId): Promise<Policy> => policyNamed(id, needs().record);
  const status = (policy: Policy): Promise<PolicyStatus> => policyStatus(policy, needs().record);
  return {
    'policy.list': async () => [...(await listPolicies(needs().record))],
    'policy.create': async (asked) => status(await createPolicy(asked, needs())),
    'policy.mark': async ({ policy, ...mark }) => {
      const one = await named(policy);
      await markPassage(one, mark, needs());
      return status(one);
    },
    'policy.marks': async ({ policy, matter }) => [
      ...(await markedPassages(await named(policy), matter, needs().record)),
    ],
    'policy.suggest': async ({ policy, matter }) => {
      const signal = new AbortController().signal;
      const rank = await rankerOf(parts, matter);
      return [...(await suggestPassages(await named(policy), matter, { ...needs(), rank, signal }))];
    },
    'policy.train': async ({ policy }) => status(await trainNext(await named(policy), needs())),
    'policy.govern': async ({ policy, act, reason }) => status(await acts[act](await named(policy), reason, needs())),
    'policy.check': async ({ matter }) => {
      const made = await checkMatter(matter, needs());
      for (const { id } of await needs().record.documents(matter))
        parts.needs.emit('finding.changed', { document: id });
      return made;
    },
    'policy.learn': async ({ policy }) => {
      const one = await named(policy);
      return { added: await learnFromDecisions(one, needs()), status: await status(one) };
    },
    'learning.excluded': async () => [...(await readExcluded(needs().record))],
    'learning.export': async ({ matter, inSpite, token }) => {
      const { lines, matters, left } = await exportCorrections({ matter, override: inSpite }, needs());
      const name = `cloister-corrections-${parts.clock.now().slice(0, 10)}.jsonl`;
      const file = await writePicked(token, name, correctionLines(lines), parts);
      return { file, lines: lines.length, matters: [...matters], left: [...left] };
    },
    'learning.change': async (change) => [...(await changeLearning(change, needs()))],
  };
}

export function policyWork(parts: Parts): PolicyWork {
  const needs = (): PolicyNeeds => policyNeeds(parts);
  return {
    named: async (name) => policyStatus(await policyNamed(name, needs().record), needs().record),
    fromLines: async (asked, lines) => policyStatus(await policyFromLines(asked, lines, needs()), needs().record),
    corrections: (request) => exportCorrections(request, needs()),
  };
}

/** The evidence judge as help for the eye; null where it is not installed. */
async function rankerOf({ specialists, sessions }: Parts, matter: MatterId): Promise<PassageRanker | null> {
  try {
    const { judge } = await specialists.asking(sessions.require().committer, matter);
    return async (question, passage, signal) => (await judge.judge(question, passage, signal)).probability;
  } catch (error) {
    if (error instanceof CloisterError && ['model-missing', 'no-approved-model'].includes(error.code)) return null;
    throw error;
  }
}

export function policyNeeds({
  sessions,
  models,
  clock,
  newId,
}: Pick<Parts, 'sessions' | 'models' | 'clock' | 'newId'>): PolicyNeeds {
  const { record, ledger, actor, user } = sessions.require();
  return { record, ledger, actor, user, embedder: models.embedder, clock, newId, packs };
}
