/** What the clause head says of the readings of a field, and the passage that it proposes when rules have none. */
import type { Hop } from '../../contract/finding.ts';
import type { Candidate } from '../../core/rules/candidate.ts';
import { clauseCandidate } from '../../core/rules/contracts/clause-phrases.ts';
import type { Field } from '../../packs/pack.ts';
import type { ClausePassages } from './clause-passages.ts';
import type { DocumentText } from './document-text.ts';
import { hop } from '../../core/events/hop.ts';
import { reaches, type ExtractBars } from './needs.ts';

export interface HeadOpinion {
  readonly one: Candidate | null;
  /** Null when the head was not asked. */
  readonly probability: number | null;
  readonly hops: readonly Hop[];
}

/** Of the candidates the one that rule and head like best together. `candidates` may be empty. */
export function askHead(
  field: Field,
  candidates: readonly Candidate[],
  text: DocumentText,
  passages: ClausePassages | null,
  bars: ExtractBars,
): HeadOpinion {
  const first = candidates[0] ?? null;
  if (passages === null || field.clauses.length === 0) return { one: first, probability: null, hops: [] };
  if (first === null) return proposed(field, text, passages, bars);
  const scores = new Map(passages.of(field.clauses).map(({ chunk, probability }) => [chunk.id, probability]));
  const rated = candidates.map((one) => ({ one, probability: probabilityOf(one, text, scores) }));
  const best = holdsClause(field) ? rated.reduce((left, right) => (sum(right) > sum(left) ? right : left)) : rated[0];
  if (best === undefined) return { one: first, probability: null, hops: [] };
  return {
    ...best,
    hops: [headHop(passages.specialist, best.probability, bars, reaches(best.probability, bars.headSettles))],
  };
}

/** True for a field whose value is the words of a clause. */
export function holdsClause({ rule }: Field): boolean {
  return rule === null || rule.name === 'clause' || rule.name === 'liability-cap';
}

function sum({ one, probability }: { readonly one: Candidate; readonly probability: number }): number {
  return one.score + probability;
}

function probabilityOf(one: Candidate, text: DocumentText, scores: ReadonlyMap<string, number>): number {
  const first = one.spans[0];
  const chunk = first === undefined ? null : text.chunkAt(first);
  return chunk === null ? 0 : (scores.get(chunk.id) ?? 0);
}

function proposed(field: Field, text: DocumentText, passages: ClausePassages, bars: ExtractBars): HeadOpinion {
  const best = passages.of(field.clauses)[0];
  if (best === undefined) return { one: null, probability: null, hops: [] };
  const span = text.spanOf(best.chunk);
  const takes = holdsClause(field) && reaches(best.probability, bars.headProposes) && span !== null;
  const reason = 'the passage that the clause head likes best';
  return {
    one: takes ? clauseCandidate(text.text, span, best.probability, reason) : null,
    probability: best.probability,
    hops: [headHop(passages.specialist, best.probability, bars, takes)],
  };
}

function headHop(specialist: string, score: number, { headSettles }: ExtractBars, changed: boolean): Hop {
  const reason = 'how much the passage looks like this clause';
  return hop({ by: 'head', specialist, score, threshold: headSettles, reason, ms: 0, changed });
}
