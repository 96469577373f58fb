/** Asks the models about a candidate that the rules are not sure of, within the budget of the document. */
import type { Hop } from '../../contract/finding.ts';
import type { Field } from '../../packs/pack.ts';
import { labelKey } from './clause-passages.ts';
import { hop } from './hop.ts';
import type { ExtractNeeds } from './needs.ts';

/** Counts down; one for all fields of a document. */
export interface ModelBudget {
  left: number;
}

export interface Opinion {
  /** Between 0 and 1; null when nobody was asked. */
  readonly probability: number | null;
  readonly hops: readonly Hop[];
}

/** From here on a model counts as agreeing. No threshold of the judge is safe alone: it only settles what rules or heads proposed. */
export const agreement = 0.5;

/** The clause adapter is asked if it knows the category, else the evidence judge. Fails as the language model does. */
export async function confirmPassage(
  field: Field,
  passage: string,
  needs: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  const byLabel = field.clauses.length > 0 ? await askAdapter(field, passage, needs, budget, signal) : unasked;
  if (byLabel.probability !== null) return byLabel;
  const judged = await askJudge(field, passage, needs, budget, signal);
  return { ...judged, hops: [...byLabel.hops, ...judged.hops] };
}

const unasked: Opinion = { probability: null, hops: [] };

async function askAdapter(
  field: Field,
  passage: string,
  { clauseAdapter, monotonic }: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  if (clauseAdapter === null || budget.left <= 0) return unasked;
  budget.left -= 1;
  const start = monotonic();
  const scores = await clauseAdapter.label(passage, signal);
  const wanted = new Set(field.clauses.map(labelKey));
  const known = scores.filter(({ label }) => wanted.has(labelKey(label)));
  const probability = known.length === 0 ? null : Math.min(1, sum(known.map((one) => one.probability)));
  const reason =
    probability === null ? 'the adapter does not know this clause' : verdict(probability, scores[0]?.label);
  const asked = { specialist: clauseAdapter.specialist, score: probability, ms: monotonic() - start, reason };
  return { probability, hops: [hop({ by: 'small', threshold: agreement, changed: agrees(probability), ...asked })] };
}

async function askJudge(
  field: Field,
  passage: string,
  { judge, monotonic }: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  if (judge === null || field.question === null || budget.left <= 0) return unasked;
  budget.left -= 1;
  const start = monotonic();
  const { probability, run } = await judge.judge(field.question, passage, signal);
  const reason = verdict(probability, `"${field.question}"`);
  const asked = { specialist: judge.specialist, score: probability, ms: monotonic() - start, reason, run };
  return { probability, hops: [hop({ by: 'small', threshold: agreement, changed: agrees(probability), ...asked })] };
}

function agrees(probability: number | null): boolean {
  return probability !== null && probability >= agreement;
}

function verdict(probability: number, what: string | undefined): string {
  return `${probability >= agreement ? 'agrees' : 'does not agree'}: ${what ?? ''}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
