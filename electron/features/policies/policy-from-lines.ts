/** A policy from a file of examples: begun, filled and trained in one go, or refused in words before anything is stored. */
import type { NewPolicy } from '../../contract/policy-calls.ts';
import type { Policy } from '../../contract/policy.ts';
import { createPolicy } from './create-policy.ts';
import { addExampleLines, parseExampleLines } from './example-lines.ts';
import type { PolicyNeeds } from './needs.ts';
import { trainNext } from './train.ts';

/** Fails with `invalid` (the lines), `not-allowed` (the name), `log-unavailable`, and as the embedder does. */
export async function policyFromLines(
  asked: NewPolicy,
  lines: readonly unknown[],
  needs: PolicyNeeds,
): Promise<Policy> {
  const examples = parseExampleLines(lines);
  const policy = await createPolicy(asked, needs);
  await addExampleLines(policy, examples, needs);
  return trainNext(policy, needs);
}
