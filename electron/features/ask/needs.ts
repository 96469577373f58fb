/** What asking needs from outside. */
import type { EventActor } from '../../contract/audit.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { Committer } from '../../ports/vault.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { Run } from '../../contract/run.ts';
import type { TopicReader } from './topic-reader.ts';

/** Question and one passage: does the passage carry the answer? A probability, calibrated where the card says so. */
export interface PassageJudge {
  readonly specialist: string;
  readonly judge: (
    question: string,
    passage: string,
    signal: AbortSignal,
  ) => Promise<{ probability: number; mass: number }>;
}

/** Final say over one candidate sentence: the judge's probability weighed with plain word overlap and vector nearness.
 *  `threshold` is the probability from which an answer may be shown; below it the answer abstains. */
export interface AnswerGate {
  readonly threshold: number;
  readonly support: (signals: AnswerSignals) => number;
}

/** What is known of one passage for one question. Each in [0, 1]. */
export interface AnswerSignals {
  readonly judge: number;
  readonly overlap: number;
  readonly cosine: number;
  /** That the passage is of the kind of clause that the question names; null when it names none. */
  readonly kind: number | null;
}

export interface AskNeeds {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly committer: Committer;
  readonly embedder: Embedder;
  readonly vectors: VectorStore;
  /** Null where no specialist knows kinds of passages: search alone orders them. */
  readonly topics: TopicReader | null;
  readonly judge: PassageJudge;
  readonly gate: AnswerGate;
  /** Runs made by the judge since they were last taken. */
  readonly runs: { readonly take: () => readonly Run[] };
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: EventActor;
}
