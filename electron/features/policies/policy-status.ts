/** How a policy stands: its state, what it has to learn from, and what is still missing. */
import type { Policy, PolicyLabel, PolicyState, PolicyStatus } from '../../contract/policy.ts';
import { stillNeeded } from '../../core/policies/still-needed.ts';
import type { RecordStore, StoredExample } from '../../ports/record-store.ts';
import { readExcluded, readPolicies } from './stored-policies.ts';

type Reading = Pick<RecordStore, 'setting' | 'policyExamples'>;

export async function listPolicies(record: Reading): Promise<readonly PolicyStatus[]> {
  return Promise.all((await readPolicies(record)).map((policy) => policyStatus(policy, record)));
}

export async function policyStatus(policy: Policy, record: Reading): Promise<PolicyStatus> {
  const { usable, excluded } = await examplesOf(policy, record);
  const count = (label: PolicyLabel): number => usable.filter(({ example }) => example.label === label).length;
  const [yes, no] = [count('yes'), count('no')];
  const groups = new Set(usable.map(({ example }) => example.group)).size;
  return { policy, state: stateOf(policy), examples: { yes, no, groups }, excluded, needed: stillNeeded(yes, no) };
}

/** Examples that may be learnt from: those of a matter that was taken out of learning are left aside, and counted. */
export async function examplesOf(
  { id }: Pick<Policy, 'id'>,
  record: Reading,
): Promise<{ readonly usable: readonly StoredExample[]; readonly excluded: number }> {
  const excluded = new Set<string>(await readExcluded(record));
  const all = await record.policyExamples(id);
  const usable = all.filter(({ example }) => example.source === null || !excluded.has(example.source.matter));
  return { usable, excluded: all.length - usable.length };
}

function stateOf({ live, versions }: Policy): PolicyState {
  if (live !== null) return 'live';
  if (versions.length === 0) return 'draft';
  return versions.some(({ approval }) => approval !== null) ? 'off' : 'trained';
}
