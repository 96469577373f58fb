/** Says in words what is wrong with a set of examples before anything is learnt from it. */
import { leastExamples, leastOfAKind, type PolicyLabel } from '../../contract/policy.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: PolicyLabel;
}

/** Problems in reading order, each naming its lines (from 1). Empty when all is well. */
export function exampleProblems(examples: readonly LabelledText[]): readonly string[] {
  return [...repeated(examples), ...missing(examples)];
}

/** The same words, whatever their capitals and spaces. */
export function sameText(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}

function repeated(examples: readonly LabelledText[]): readonly string[] {
  const seen = new Map<string, number>();
  return examples.flatMap(({ text, label }, at) => {
    const key = sameText(text);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, at);
      return [];
    }
    const verb = examples[before]?.label === label ? 'repeats' : 'contradicts';
    return [`line ${String(at + 1)} ${verb} line ${String(before + 1)}`];
  });
}

function missing(examples: readonly LabelledText[]): readonly string[] {
  const yes = examples.filter(({ label }) => label === 'yes').length;
  const no = examples.length - yes;
  const problems: string[] = [];
  if (examples.length < leastExamples)
    problems.push(`${String(examples.length)} examples, at least ${String(leastExamples)} are needed`);
  if (yes < leastOfAKind) problems.push(tooFew(yes, 'that break the policy ("yes")'));
  if (no < leastOfAKind) problems.push(tooFew(no, 'that do not ("no")'));
  return problems;
}

function tooFew(count: number, kind: string): string {
  return `only ${String(count)} ${kind}, at least ${String(leastOfAKind)} are needed`;
}
