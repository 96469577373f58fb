/** Finds one field: rules first, then the clause head, then the models for what is still unsure. */
import type { FindingDraft, Hop } from '../../contract/finding.ts';
import type { Candidate } from '../../core/rules/candidate.ts';
import { clauseCandidate } from '../../core/rules/contracts/clause-phrases.ts';
import type { ContractText } from '../../core/rules/contracts/contract-text.ts';
import type { ClausePassages } from './clause-passages.ts';
import { agreement, confirmPassage, type ModelBudget } from './confirm-candidate.ts';
import { hop } from './hop.ts';
import type { ExtractNeeds } from './needs.ts';
import { applyRule } from './rule-table.ts';
import { conflictingFinding, foundFinding, missingFinding, unattemptedFinding, type Reading } from './to-finding.ts';

export interface FieldWork extends Omit<Reading, 'specialist'> {
  readonly contract: ContractText;
  readonly passages: ClausePassages | null;
  readonly budget: ModelBudget;
}

/** At and above: a rule is believed by itself. Below `weak`: it is not even a candidate. */
const sure = 0.7;
const weak = 0.35;
/** Probability from which the clause head proposes, and from which it is believed by itself. */
const headProposes = 0.2;
const headSure = 0.6;

/** One finding, or one per item for a field with many. Fails with what `signal` was aborted with, and as the model does. */
export async function extractField(
  work: FieldWork,
  needs: ExtractNeeds,
  signal: AbortSignal,
): Promise<readonly FindingDraft[]> {
  const { field } = work;
  const reading: Reading = { ...work, specialist: field.rule === null ? 'rules' : `rules/${field.rule.name}` };
  if (field.rule === null && work.passages === null)
    return [unattemptedFinding(reading, 'nothing here looks for this field')];
  const { candidates, ruleHop } = byRule(work, reading, needs);
  if (field.many) return manyFindings(reading, candidates, ruleHop);
  const best = candidates[0];
  if (best !== undefined && best.score >= sure) return [settled(reading, candidates, best, [ruleHop])];
  return [await unsure(work, reading, best, ruleHop, needs, signal)];
}

function byRule(
  { field, contract }: FieldWork,
  { specialist }: Reading,
  { monotonic }: ExtractNeeds,
): { candidates: readonly Candidate[]; ruleHop: Hop } {
  const start = monotonic();
  const all = field.rule === null ? [] : applyRule(contract, field.rule);
  const candidates = all.filter(({ score }) => score >= weak);
  const best = candidates[0];
  return {
    candidates,
    ruleHop: hop({
      by: 'rule',
      specialist,
      score: best?.score ?? null,
      threshold: sure,
      reason: best?.reason ?? 'no pattern fits',
      ms: monotonic() - start,
      changed: best !== undefined,
    }),
  };
}

function manyFindings(reading: Reading, candidates: readonly Candidate[], ruleHop: Hop): readonly FindingDraft[] {
  if (candidates.length === 0) return [missingFinding(reading, [ruleHop], 'not found')];
  return candidates.map((one) =>
    foundFinding(reading, one, one.score, [{ ...ruleHop, score: one.score, reason: one.reason }]),
  );
}

function settled(
  reading: Reading,
  candidates: readonly Candidate[],
  best: Candidate,
  hops: readonly Hop[],
): FindingDraft {
  const rival =
    reading.field.clauses.length > 0 && isValue(best) ? candidates.find((one) => disagrees(best, one)) : undefined;
  if (rival === undefined) return foundFinding(reading, best, best.score, hops);
  return conflictingFinding(reading, [best, rival], best.score, hops);
}

// Only equally strong readings make a conflict: a weaker one is merely the wrong one.
function disagrees(best: Candidate, other: Candidate): boolean {
  return (
    other !== best &&
    isValue(other) &&
    other.reason === best.reason &&
    other.score >= 0.85 &&
    best.score - other.score < 0.03 &&
    JSON.stringify(other.normalised) !== JSON.stringify(best.normalised)
  );
}

function isValue({ normalised, value }: Candidate): boolean {
  return normalised !== null && typeof value === 'string' && value.length < 120;
}

async function unsure(
  work: FieldWork,
  reading: Reading,
  best: Candidate | undefined,
  ruleHop: Hop,
  needs: ExtractNeeds,
  signal: AbortSignal,
): Promise<FindingDraft> {
  const { one, headHop } = best === undefined ? byHead(work, reading) : withHead(work, best);
  const hops = headHop === null ? [ruleHop] : [ruleHop, headHop];
  if (one === null) return missingFinding(reading, hops, 'not found');
  if ((headHop?.score ?? 0) >= headSure)
    return foundFinding(reading, one, Math.max(one.score, headHop?.score ?? 0), hops);
  const passage = passageOf(work, one);
  const opinion = await confirmPassage(work.field, passage, needs, work.budget, signal);
  const all = [...hops, ...opinion.hops];
  const raw = opinion.probability === null ? one.score : (one.score + opinion.probability) / 2;
  if (opinion.probability !== null && opinion.probability < agreement && isClause(one)) {
    return missingFinding(reading, all, 'a passage was near, but the model does not agree');
  }
  if (best === undefined && opinion.probability === null)
    return missingFinding(reading, all, 'only a weak sign was found');
  return foundFinding(reading, one, raw, all);
}

function isClause(one: Candidate): boolean {
  return typeof one.value === 'string' && one.value.length >= 120;
}

// Rules found nothing: the passage that the head likes best, for fields whose value is the clause itself.
function byHead(work: FieldWork, reading: Reading): { one: Candidate | null; headHop: Hop | null } {
  const { field, passages, text } = work;
  const best = passages?.of(field.clauses)[0];
  if (passages === null || best === undefined) return { one: null, headHop: null };
  const span = text.spanOf(best.chunk);
  const takes = isClauseField(reading) && best.probability >= headProposes && span !== null;
  const one = takes
    ? clauseCandidate(text.text, span, best.probability, 'the passage that the clause head likes best')
    : null;
  return { one, headHop: headHop(passages.specialist, best.probability, takes) };
}

function isClauseField({ field }: Reading): boolean {
  return field.rule === null || field.rule.name === 'clause' || field.rule.name === 'liability-cap';
}

function withHead({ field, passages, text }: FieldWork, best: Candidate): { one: Candidate; headHop: Hop | null } {
  const first = best.spans[0];
  const chunk = first === undefined ? null : text.chunkAt(first);
  if (passages === null || chunk === null || field.clauses.length === 0) return { one: best, headHop: null };
  const own = passages.of(field.clauses).find((passage) => passage.chunk.id === chunk.id)?.probability ?? 0;
  return { one: best, headHop: headHop(passages.specialist, own, own >= headSure) };
}

function headHop(specialist: string, score: number, changed: boolean): Hop {
  return hop({
    by: 'head',
    specialist,
    score,
    threshold: headSure,
    reason: 'how much the passage looks like this clause',
    ms: 0,
    changed,
  });
}

function passageOf({ text }: FieldWork, one: Candidate): string {
  const first = one.spans[0];
  if (first === undefined) return '';
  return text.chunkAt(first)?.text ?? text.text.slice(Math.max(0, first.start - 300), first.end + 300);
}
