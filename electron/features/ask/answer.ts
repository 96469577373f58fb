/** Answers one question inside one matter. */
import type { AbstainReason, Answer, AnswerSentence, Coverage } from '../../contract/answer.ts';
import type { DocumentRecord } from '../../contract/document.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { CloisterError } from '../../contract/failure.ts';
import { AnswerId } from '../../contract/ids.ts';
import type { Run } from '../../contract/run.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { quotesDigest } from '../../core/events/findings-digest.ts';
import { inferenceBlock } from '../../core/events/inference-block.ts';
import { queryTerms } from '../../core/text/query-terms.ts';
import type { AskNeeds } from './needs.ts';
import { coverageOf } from './coverage.ts';
import { judgePassages } from './judge-passages.ts';
import { nearestPassages } from './nearest-passages.ts';
import { retrieve, type Passage } from './retrieve.ts';
import { writeSentences } from './write-sentences.ts';
import type { Question } from './question.ts';

/** Order of steps is the product's promise: log the question, search, judge, write from quotes, log the answer, then show it.
 *  Each sentence is handed to `onSentence` as soon as it stands. Fails with `not-found`, `log-unavailable`, `model-missing`,
 *  `model-altered`, `cancelled`. */
export async function answer(
  question: Question,
  needs: AskNeeds,
  options: { readonly signal: AbortSignal; readonly onSentence: (sentence: AnswerSentence) => void },
): Promise<Answer> {
  const started = needs.clock.monotonic();
  const documents = await documentsOf(question, needs);
  await logQuestion(question, needs);
  const terms = queryTerms(question.text);
  const passages = await retrieve(question, terms, needs, options.signal);
  const judged = await judgePassages(question.text, passages, needs, options);
  const sentences = await writeSentences(question.text, judged, needs, options);
  const coverage = await coverageOf(documents, terms, sentences, needs);
  const abstained = sentences.length > 0 ? null : reasonFor(documents, coverage, passages);
  const nearest = abstained === null ? [] : await nearestPassages(judged, passages, needs);
  const runs = needs.runs.take();
  const made = toAnswer(question, needs, { sentences, coverage, abstained, nearest, runs, started });
  return record(made, runs, needs);
}

async function documentsOf(question: Question, { record: store }: AskNeeds): Promise<readonly DocumentRecord[]> {
  if ((await store.matter(question.matter)) === null)
    throw new CloisterError('not-found', { subject: question.matter });
  const documents = await store.documents(question.matter);
  if (question.document === null) return documents;
  const chosen = documents.filter(({ id }) => id === question.document);
  if (chosen.length === 0) throw new CloisterError('not-found', { subject: question.document });
  return chosen;
}

async function logQuestion(question: Question, { ledger, actor, committer }: AskNeeds): Promise<void> {
  await ledger.append(
    eventDraft('question.asked', actor, {
      purpose: 'ask',
      matter: question.matter,
      what: { document: question.document, question: committer.commit(question.matter, 'question', question.text) },
    }),
    { question: question.text },
  );
}

/** Why there is no answer: nothing there, nothing readable, nothing near, or nothing that carries it. */
function reasonFor(
  documents: readonly DocumentRecord[],
  coverage: Coverage,
  passages: readonly Passage[],
): AbstainReason {
  if (documents.length === 0) return 'empty-matter';
  if (coverage.pagesSearched === 0) return 'nothing-readable';
  return passages.length === 0 ? 'nothing-found' : 'not-enough-support';
}

interface Parts {
  readonly sentences: readonly AnswerSentence[];
  readonly coverage: Coverage;
  readonly abstained: AbstainReason | null;
  readonly nearest: readonly Evidence[];
  readonly runs: readonly Run[];
  readonly started: number;
}

function toAnswer(question: Question, { newId, clock, judge }: AskNeeds, parts: Parts): Answer {
  return {
    id: AnswerId.parse(newId('ans')),
    matter: question.matter,
    document: question.document,
    question: question.text,
    at: clock.now(),
    sentences: [...parts.sentences],
    unsupported: [],
    abstained: parts.abstained,
    nearest: [...parts.nearest],
    coverage: parts.coverage,
    runs: parts.runs.map(({ id }) => id),
    specialist: judge.specialist,
    milliseconds: clock.monotonic() - parts.started,
  };
}

async function record(made: Answer, runs: readonly Run[], needs: AskNeeds): Promise<Answer> {
  const { ledger, actor, committer } = needs;
  const receipt = await ledger.append(
    eventDraft('question.answered', actor, {
      purpose: 'ask',
      matter: made.matter,
      what: {
        answer: made.id,
        abstained: made.abstained,
        sentences: made.sentences.length,
        quotes: committer.commit(made.matter, 'quotes', quotesDigest(made)),
        pagesSearched: made.coverage.pagesSearched,
        pagesTotal: made.coverage.pagesTotal,
        modelCalls: runs.length,
      },
      ai: inferenceBlock(runs),
    }),
    { answer: made, runs },
  );
  await needs.record.addRuns(runs, receipt.index);
  await needs.record.addAnswer(made, receipt.index);
  return made;
}
