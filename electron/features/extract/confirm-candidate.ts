/** Asks the models about a candidate that the rules are not sure of, within the budget of the document. */
import type { Hop } from '../../contract/finding.ts';
import type { Field } from '../../packs/pack.ts';
import { labelKey } from './clause-passages.ts';
import { hop } from '../../core/events/hop.ts';
import { opinionWords } from '../../core/events/opinion-words.ts';
import { reaches, type ExtractNeeds, type PassageJudge } from './needs.ts';

/** Counts down; one for all fields of a document. */
export interface ModelBudget {
  left: number;
}

export interface Opinion {
  /** Between 0 and 1; null when nobody was asked. */
  readonly probability: number | null;
  /** Whether the probability reaches the bar of whoever spoke last. No bar is safe alone: it only settles what rules or heads proposed. */
  readonly agrees: boolean;
  readonly hops: readonly Hop[];
}

/** The clause adapter is asked if it knows the category, else the evidence judge; in doubt the larger model, where there is one.
 *  Fails as the language model does. */
export async function confirmPassage(
  field: Field,
  passage: string,
  needs: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  const small = await askSmall(field, passage, needs, budget, signal);
  if (!inDoubt(small, needs)) return small;
  const large = await askJudge(field, passage, 'large', needs, budget, signal);
  const said = large.probability === null ? small : large;
  return { ...said, hops: [...small.hops, ...large.hops] };
}

/** Where no small model could be asked, or one could that does not agree. */
function inDoubt({ probability, agrees }: Opinion, { bars }: ExtractNeeds): boolean {
  return probability === null || (!agrees && reaches(probability, bars.smallDoubts));
}

const unasked: Opinion = { probability: null, agrees: false, hops: [] };

async function askSmall(
  field: Field,
  passage: string,
  needs: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  const byLabel = field.clauses.length > 0 ? await askAdapter(field, passage, needs, budget, signal) : unasked;
  if (byLabel.probability !== null) return byLabel;
  const judged = await askJudge(field, passage, 'small', needs, budget, signal);
  return { ...judged, hops: [...byLabel.hops, ...judged.hops] };
}

async function askAdapter(
  field: Field,
  passage: string,
  { clauseAdapter, monotonic, bars }: ExtractNeeds,
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
  const agrees = probability !== null && reaches(probability, bars.smallSettles);
  const reason =
    probability === null
      ? 'the adapter does not know this clause'
      : opinionWords({ probability }, agrees, scores[0]?.label ?? '');
  const asked = { specialist: clauseAdapter.specialist, score: probability, ms: monotonic() - start, reason };
  const hops = [hop({ by: 'small', threshold: bars.smallSettles, changed: agrees, ...asked })];
  return { probability, agrees, hops };
}

async function askJudge(
  field: Field,
  passage: string,
  by: 'small' | 'large',
  needs: ExtractNeeds,
  budget: ModelBudget,
  signal: AbortSignal,
): Promise<Opinion> {
  const judge: PassageJudge | null = by === 'small' ? needs.judge : needs.large;
  if (judge === null || field.question === null || budget.left <= 0) return unasked;
  budget.left -= 1;
  const start = needs.monotonic();
  const { probability, run, ...rest } = await judge.judge(field.question, passage, signal);
  const threshold = by === 'small' ? needs.bars.smallSettles : needs.bars.largeSettles;
  const agrees = probability !== null && reaches(probability, threshold);
  const reason = opinionWords({ probability, ...rest }, agrees, `"${field.question}"`);
  const asked = { specialist: judge.specialist, score: probability, ms: needs.monotonic() - start, reason, run };
  return { probability, agrees, hops: [hop({ by, threshold, changed: agrees, ...asked })] };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
