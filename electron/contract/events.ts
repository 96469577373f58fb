/** Events to the window: outward only, they never drive the next step of the work. */
import { z } from 'zod';
import { Answer, AnswerSentence } from './answer.ts';
import { LogState } from './audit.ts';
import { DocumentRecord } from './document.ts';
import { Failure } from './failure.ts';
import { DocumentId, JobId, MatterId } from './ids.ts';
import { Settings } from './settings.ts';
import { VaultState } from './calls.ts';

export const JobProgress = z.strictObject({
  job: JobId,
  matter: MatterId.nullable(),
  kind: z.enum(['import', 'ask', 'export', 'verify', 'golden']),
  /** What is happening now, as a step code the window has words for. */
  step: z.enum([
    'planning',
    'keeping',
    'reading',
    'classifying',
    'indexing',
    'extracting',
    'searching',
    'judging',
    'writing',
    'verifying',
    'comparing',
  ]),
  subject: z.string().max(400),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Estimated seconds left, null until it is known. */
  secondsLeft: z.number().nonnegative().nullable(),
});
export type JobProgress = Readonly<z.infer<typeof JobProgress>>;

/** How far a trial of models is: a test, a run of the golden set, a right-size report. */
const ModelsProgress = z.strictObject({
  step: z.enum(['test', 'golden', 'right-size']),
  subject: z.string().max(400),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

export const events = {
  'job.progress': JobProgress,
  'job.done': z.strictObject({
    job: JobId,
    outcome: z.enum(['done', 'done-with-problems', 'cancelled', 'failed']),
    failure: Failure.nullable(),
    /** Counts in words of the job: imported, already there, needing someone. */
    counts: z.record(z.string(), z.int()),
  }),
  'document.status': z.strictObject({ document: DocumentRecord }),
  'finding.changed': z.strictObject({ document: DocumentId }),
  'ask.text': z.strictObject({ job: JobId, seq: z.int(), sentence: AnswerSentence }),
  'ask.done': z.strictObject({ job: JobId, answer: Answer.nullable(), failure: Failure.nullable() }),
  'models.progress': ModelsProgress,
  'log.state': LogState,
  'vault.changed': VaultState,
  'settings.applied': Settings,
} satisfies Record<string, z.ZodType>;
export type Events = { readonly [Name in keyof typeof events]: z.infer<(typeof events)[Name]> };
export type EventName = keyof Events;

/** An event as it travels: `seq` counts up per window, so that a lost or repeated one is seen. */
export type Emit = <Name extends EventName>(name: Name, payload: Events[Name]) => void;
