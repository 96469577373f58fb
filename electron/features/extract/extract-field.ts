/** Finds one field: rules first, then the clause head, then the models for what is still unsure. */
import type { FindingDraft, Hop } from '../../contract/finding.ts';
import type { Candidate } from '../../core/rules/candidate.ts';
import type { ContractText } from '../../core/rules/contracts/contract-text.ts';
import type { ClausePassages } from './clause-passages.ts';
import { confirmPassage, type ModelBudget, type Opinion } from './confirm-candidate.ts';
import { askHead, holdsClause } from './head-opinion.ts';
import { hop } from '../../core/events/hop.ts';
import { reaches, type ExtractNeeds } from './needs.ts';
import { rivalOf } from './rivals.ts';
import { applyRule } from './rule-table.ts';
import { conflictingFinding, foundFinding, missingFinding, unattemptedFinding, type Reading } from './to-finding.ts';

export interface FieldWork extends Omit<Reading, 'specialist'> {
  readonly contract: ContractText;
  readonly passages: ClausePassages | null;
  readonly budget: ModelBudget;
}

/** One finding, or one per item for a field with many. Fails with what `signal` was aborted with, and as the model does. */
export async function extractField(
  work: FieldWork,
  needs: ExtractNeeds,
  signal: AbortSignal,
): Promise<readonly FindingDraft[]> {
  const { field } = work;
  const reading: Reading = { ...work, specialist: field.rule === null ? 'rules' : `rules/${field.rule.name}` };
  if (field.rule === null && work.passages === null) return [unattemptedFinding(reading, 'nothing here looks for it')];
  const { candidates, ruleHop } = byRule(work, reading, needs);
  if (field.many) return manyFindings(reading, candidates, ruleHop);
  const best = candidates[0];
  if (best !== undefined && reaches(best.score, needs.bars.ruleSettles))
    return [settled(reading, candidates, best, ruleHop)];
  return [await unsure(work, reading, { candidates, ruleHop }, needs, signal)];
}

interface RuleReading {
  readonly candidates: readonly Candidate[];
  readonly ruleHop: Hop;
}

function byRule(
  { field, contract }: FieldWork,
  { specialist }: Reading,
  { monotonic, bars }: ExtractNeeds,
): RuleReading {
  const start = monotonic();
  const all = field.rule === null ? [] : applyRule(contract, field.rule);
  const candidates = all.filter(({ score }) => reaches(score, bars.ruleProposes));
  const best = candidates[0];
  return {
    candidates,
    ruleHop: hop({
      by: 'rule',
      specialist,
      score: best?.score ?? null,
      threshold: bars.ruleSettles,
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

function settled(reading: Reading, candidates: readonly Candidate[], best: Candidate, ruleHop: Hop): FindingDraft {
  const rival = rivalOf(reading.field.rule?.name ?? null, best, candidates);
  if (rival === null) return foundFinding(reading, best, best.score, [ruleHop]);
  return conflictingFinding(reading, [best, rival], best.score, [ruleHop]);
}

async function unsure(
  work: FieldWork,
  reading: Reading,
  { candidates, ruleHop }: RuleReading,
  needs: ExtractNeeds,
  signal: AbortSignal,
): Promise<FindingDraft> {
  const head = askHead(work.field, candidates, work.text, work.passages, needs.bars);
  const hops = [ruleHop, ...head.hops];
  if (head.one === null) return missingFinding(reading, hops, 'not found');
  if (head.probability !== null && reaches(head.probability, needs.bars.headSettles)) {
    return foundFinding(reading, head.one, Math.max(head.one.score, head.probability), hops);
  }
  const opinion = await confirmPassage(work.field, passageOf(work, head.one), needs, work.budget, signal);
  return weighed(reading, { one: head.one, byRule: candidates.length > 0 }, opinion, [...hops, ...opinion.hops]);
}

// Without an opinion a rule's reading stands, with its low score; a passage that only the head proposed does not.
function weighed(
  reading: Reading,
  { one, byRule }: { readonly one: Candidate; readonly byRule: boolean },
  { probability, agrees }: Opinion,
  hops: readonly Hop[],
): FindingDraft {
  if (probability === null) {
    return byRule ? foundFinding(reading, one, one.score, hops) : missingFinding(reading, hops, 'only a weak sign');
  }
  if (!agrees && holdsClause(reading.field)) {
    return missingFinding(reading, hops, 'a passage was near, but the model does not agree');
  }
  return foundFinding(reading, one, (one.score + probability) / 2, hops);
}

function passageOf({ text }: FieldWork, one: Candidate): string {
  const first = one.spans[0];
  if (first === undefined) return '';
  return text.chunkAt(first)?.text ?? text.text.slice(Math.max(0, first.start - 300), first.end + 300);
}
