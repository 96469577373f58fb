/** Takes in the passages of a file: all of them, or none and every reason. */
import { CloisterError } from '../../contract/failure.ts';
import { ExampleId } from '../../contract/ids.ts';
import { ExampleLine, type Policy, type PolicyExample } from '../../contract/policy.ts';
import { exampleProblems } from '../../core/policies/check-examples.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { PolicyNeeds } from './needs.ts';
import { withVectors } from './with-vectors.ts';

/** Lines as a file gives them. Fails with `invalid`: the subject names the lines and what is wrong with them. */
export function parseExampleLines(lines: readonly unknown[]): readonly ExampleLine[] {
  const parsed = lines.map((line) => ExampleLine.safeParse(line));
  const wrong = parsed.flatMap(({ success }, at) => (success ? [] : [String(at + 1)]));
  if (wrong.length > 0)
    throw refused([`line ${wrong.slice(0, 5).join(', ')} is not {"text": …, "label": "yes" or "no"}`]);
  const examples = parsed.flatMap(({ data }) => data ?? []);
  const problems = exampleProblems(examples);
  if (problems.length > 0) throw refused(problems);
  return examples;
}

/** Stores the examples of a new policy under one event. Fails as the embedder does, and with `log-unavailable`. */
export async function addExampleLines(
  policy: Policy,
  lines: readonly ExampleLine[],
  needs: PolicyNeeds,
): Promise<void> {
  const examples = lines.map(({ text, label, document }, at): PolicyExample => ({
    id: ExampleId.parse(needs.newId('pex')),
    policy: policy.id,
    label,
    text,
    group: document === undefined ? `line ${String(at + 1)}` : `file ${document}`,
    source: null,
    from: 'file',
    byName: needs.user.name,
    at: needs.clock.now(),
  }));
  const stored = await withVectors(examples, needs.embedder);
  const receipt = await needs.ledger.append(
    eventDraft('policy.marked', needs.actor, {
      purpose: 'policies',
      what: { policy: policy.id, from: 'file', yes: count(examples, 'yes'), no: count(examples, 'no'), removed: 0 },
    }),
  );
  await needs.record.addPolicyExamples(stored, receipt.index);
}

function count(examples: readonly PolicyExample[], label: PolicyExample['label']): number {
  return examples.filter((one) => one.label === label).length;
}

const mostNamed = 6;

function refused(problems: readonly string[]): CloisterError {
  const rest = problems.length - mostNamed;
  const more = rest > 0 ? `; and ${String(rest)} more` : '';
  return new CloisterError('invalid', { subject: problems.slice(0, mostNamed).join('; ') + more });
}
