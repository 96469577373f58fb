/** The policies of a vault and their heads, as the encrypted record keeps them. */
import { z } from 'zod';
import { CloisterError } from '../../contract/failure.ts';
import { MatterId, type EventIndex, type PolicyId, type Sha256 } from '../../contract/ids.ts';
import { Policy, PolicyHeadFile } from '../../contract/policy.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import { openPolicyHead, type PolicyHead } from '../../core/policies/open-policy-head.ts';
import type { RecordStore } from '../../ports/record-store.ts';

type Settings = Pick<RecordStore, 'setting' | 'putSetting'>;

const policiesKey = 'policies';
const excludedKey = 'learning-excluded';

/** In the order they were made. A list that cannot be read is damage, never "none": a policy would be passed over. */
export async function readPolicies(record: Pick<Settings, 'setting'>): Promise<readonly Policy[]> {
  return parsed(z.array(Policy), policiesKey, record, []);
}

/** By id, or by name whatever its capitals. Fails with `not-found`. */
export async function policyNamed(name: string, record: Pick<Settings, 'setting'>): Promise<Policy> {
  const wanted = name.trim().toLowerCase();
  const found = (await readPolicies(record)).find((one) => one.id === name || one.name.toLowerCase() === wanted);
  if (found === undefined) throw new CloisterError('not-found', { subject: `policy ${name}` });
  return found;
}

/** Adds a policy, or replaces the one of the same id. */
export async function putPolicy(policy: Policy, record: Settings, event: EventIndex): Promise<void> {
  const before = await readPolicies(record);
  const isKnown = before.some(({ id }) => id === policy.id);
  const after = isKnown ? before.map((one) => (one.id === policy.id ? policy : one)) : [...before, policy];
  await record.putSetting(policiesKey, after, event);
}

/** The digest under which a head is kept: SHA-256 of its canonical JSON. */
export function headDigest(head: PolicyHeadFile): Sha256 {
  return toHex(sha256(toUtf8(canonicalJson(head))));
}

export async function putHead(head: PolicyHeadFile, record: Settings, event: EventIndex): Promise<void> {
  await record.putSetting(headKey(headDigest(head)), head, event);
}

/** The head of that digest, checked and unpacked. Fails with `model-missing`, `model-altered`. */
export async function readHead(
  digest: Sha256,
  policy: PolicyId,
  record: Pick<Settings, 'setting'>,
): Promise<PolicyHead> {
  const stored = await record.setting(headKey(digest));
  if (stored === null) throw new CloisterError('model-missing', { subject: policy });
  const head = PolicyHeadFile.safeParse(stored);
  if (!head.success || head.data.policy !== policy || headDigest(head.data) !== digest)
    throw new CloisterError('model-altered', { subject: policy });
  return openPolicyHead(head.data);
}

/** Matters from which nothing is learnt. */
export async function readExcluded(record: Pick<Settings, 'setting'>): Promise<readonly MatterId[]> {
  return parsed(z.array(MatterId), excludedKey, record, []);
}

export async function putExcluded(matters: readonly MatterId[], record: Settings, event: EventIndex): Promise<void> {
  await record.putSetting(excludedKey, matters, event);
}

const headKey = (digest: Sha256): string => `policy-head:${digest}`;

async function parsed<T>(schema: z.ZodType<T>, key: string, record: Pick<Settings, 'setting'>, none: T): Promise<T> {
  const stored = await record.setting(key);
  if (stored === null || stored === undefined) return none;
  const result = schema.safeParse(stored);
  if (!result.success) throw new CloisterError('vault-damaged', { subject: key });
  return result.data;
}
