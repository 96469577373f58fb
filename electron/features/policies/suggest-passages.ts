/** Passages of a matter that are worth marking next. Ranking help only: nothing is found, decided or learnt by it. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import type { Policy, PolicyPassage } from '../../contract/policy.ts';
import { dotProduct } from '../../core/index/dot-product.ts';
import { policyProbability, policyVerdict, readPassage } from '../../core/policies/score-policies.ts';
import type { RecordStore, StoredChunk } from '../../ports/record-store.ts';
import { chunkEvidence } from './chunk-evidence.ts';
import type { PolicyNeeds } from './needs.ts';
import { readExcluded, readHead } from './stored-policies.ts';

/** Probability that a passage carries what was asked, by a judge that orders passages and decides nothing. */
export type PassageRanker = (question: string, passage: string, signal: AbortSignal) => Promise<number>;

export interface SuggestNeeds extends Pick<PolicyNeeds, 'record' | 'embedder'> {
  /** Null where no judge is installed: nearness of meaning orders alone. */
  readonly rank: PassageRanker | null;
  readonly signal: AbortSignal;
}

const mostJudged = 24;
const mostSuggested = 12;

/**
 * Best first, marked passages left out. Once the policy is trained its newest head orders; before that its description does, with the judge
 * where there is one. Fails with `invalid` (no description and no head), `not-allowed` (the matter was taken out of learning).
 */
export async function suggestPassages(
  policy: Policy,
  matter: MatterId,
  needs: SuggestNeeds,
): Promise<readonly PolicyPassage[]> {
  const { record } = needs;
  if ((await readExcluded(record)).includes(matter))
    throw new CloisterError('not-allowed', { subject: 'this matter was taken out of learning' });
  const marked = new Set((await record.policyExamples(policy.id)).map(({ example }) => example.text));
  const passages = (await record.chunksOfMatter(matter)).filter(({ chunk }) => !marked.has(chunk.text));
  const newest = policy.versions.at(-1);
  if (newest === undefined) return byDescription(policy, passages, needs);
  const head = await readHead(newest.head, policy.id, record);
  const scored = passages
    .filter(({ model }) => model === head.file.embedder)
    .map((passage) => ({ passage, chance: policyProbability(head, readPassage(passage.chunk.text, passage.vector)) }));
  const best = scored.sort((a, b) => b.chance - a.chance).slice(0, mostSuggested);
  return toPassages(
    best.map(({ passage, chance }) => ({
      passage,
      probability: chance,
      verdict: verdictOf(policyVerdict(head.file.thresholds, chance)),
    })),
    record,
  );
}

function verdictOf(verdict: ReturnType<typeof policyVerdict>): PolicyPassage['verdict'] {
  return verdict === 'clear' ? 'suggested' : verdict;
}

async function byDescription(
  { describes }: Policy,
  passages: readonly StoredChunk[],
  { record, embedder, rank, signal }: SuggestNeeds,
): Promise<readonly PolicyPassage[]> {
  if (describes === '')
    throw new CloisterError('invalid', {
      subject: 'describe in one sentence what breaks the policy, or mark passages yourself',
    });
  const [asked] = await embedder.embed([describes], signal);
  const nearness = ({ vector }: StoredChunk): number => (vector === null ? -1 : dotProduct(vector, asked ?? []));
  const nearest = [...passages].sort((a, b) => nearness(b) - nearness(a)).slice(0, mostJudged);
  if (rank === null) return toPassages(nearest.slice(0, mostSuggested).map(suggested), record);
  const judged: { passage: StoredChunk; chance: number }[] = [];
  for (const passage of nearest) judged.push({ passage, chance: await rank(describes, passage.chunk.text, signal) });
  const best = judged.sort((a, b) => b.chance - a.chance).slice(0, mostSuggested);
  return toPassages(
    best.map(({ passage }) => suggested(passage)),
    record,
  );
}

interface Suggestion {
  readonly passage: StoredChunk;
  readonly probability: number | null;
  readonly verdict: PolicyPassage['verdict'];
}

/** The judge's own figure is not shown: it was not fitted to this question. */
function suggested(passage: StoredChunk): Suggestion {
  return { passage, probability: null, verdict: 'suggested' };
}

async function toPassages(suggestions: readonly Suggestion[], record: RecordStore): Promise<readonly PolicyPassage[]> {
  const names = new Map<string, DocumentRecord | null>();
  const shown: PolicyPassage[] = [];
  for (const { passage, probability, verdict } of suggestions) {
    const { chunk } = passage;
    const document = names.get(chunk.document) ?? (await record.document(chunk.document));
    names.set(chunk.document, document);
    const page = await record.page(chunk.document, chunk.span.page);
    if (document === null || page === null) continue;
    const evidence = chunkEvidence(chunk, page);
    shown.push({ document: chunk.document, name: document.name, evidence, probability, verdict });
  }
  return shown;
}
