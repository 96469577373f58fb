/** Items and predictions of `cloister predict` and `cloister evaluate`: one JSON object per line. Stable: they change only with a note in CHANGELOG. */
import { z } from 'zod';
import { Hop } from './finding.ts';
import { Probability } from './ids.ts';

const offset = z.int().nonnegative();
const Located = z.strictObject({ start: offset, end: offset, text: z.string() });
const LabelAnswer = z.strictObject({
  label: z.string(),
  probability: Probability,
  /** All labels of the set, best first. */
  alternatives: z.array(z.strictObject({ label: z.string(), probability: Probability })),
  abstained: z.boolean(),
});
const EntityAnswer = z.strictObject({
  entities: z.array(Located.extend({ type: z.string(), probability: Probability })),
});
/**
 * `language`: the one that was read (ISO 639-1, `und` unknown). No tagger for it: nothing is marked, `abstained` says so, and the mask is the whole text.
 * `mask`: what must be hidden where the text leaves, recall first: it covers all entities and every doubtful word, without saying what it is.
 */
const DeidAnswer = EntityAnswer.extend({ language: z.string(), abstained: z.boolean(), mask: z.array(Located) });
const FieldAnswer = z.strictObject({
  fields: z.array(
    z.strictObject({
      field: z.string(),
      status: z.string(),
      value: z.json().nullable(),
      normalised: z.json().nullable(),
      start: offset.nullable(),
      end: offset.nullable(),
      text: z.string().nullable(),
      probability: Probability.nullable(),
    }),
  ),
});

/** Items may carry more than a task reads (gold answers, notes): it is ignored. */
const TextItem = z.object({ id: z.string(), text: z.string() });

/** What each task takes and gives. Offsets are UTF-16 units into the item's own text, end-exclusive. */
export const predictTasks = {
  'legal.document-type': { item: TextItem, answer: LabelAnswer },
  'legal.clause': { item: TextItem, answer: LabelAnswer },
  'legal.clauses': {
    item: TextItem,
    answer: z.strictObject({ findings: z.array(Located.extend({ category: z.string(), probability: Probability })) }),
  },
  'legal.provision': { item: TextItem.extend({ labels: z.array(z.string()).min(2) }), answer: LabelAnswer },
  'legal.entities': { item: TextItem, answer: EntityAnswer },
  'legal.fields': { item: TextItem, answer: FieldAnswer },
  'health.note-type': { item: TextItem, answer: LabelAnswer },
  'health.entities': { item: TextItem, answer: EntityAnswer },
  'health.medications': {
    item: TextItem,
    answer: z.strictObject({
      medications: z.array(
        Located.extend({
          name: z.string(),
          dose: z.string().nullable(),
          route: z.string().nullable(),
          frequency: z.string().nullable(),
          status: z.string().nullable(),
          probability: Probability,
        }),
      ),
    }),
  },
  'health.interactions': {
    item: TextItem,
    answer: z.strictObject({
      interactions: z.array(z.strictObject({ a: Located, b: Located, probability: Probability })),
    }),
  },
  'health.question': {
    item: z.object({ id: z.string(), question: z.string(), contexts: z.array(z.string()) }),
    answer: z.strictObject({
      label: z.enum(['yes', 'no', 'maybe']),
      probability: Probability,
      evidence: z.array(Located.extend({ context: offset })),
      abstained: z.boolean(),
    }),
  },
  'verify.claim': {
    item: z.object({ id: z.string(), claim: z.string(), evidence: z.array(z.string()) }),
    answer: z.strictObject({
      label: z.enum(['supported', 'contradicted', 'not-enough']),
      probability: Probability,
      evidence: z.array(Located.extend({ index: offset })),
    }),
  },
  'deid.entities': { item: TextItem.extend({ language: z.string().optional() }), answer: DeidAnswer },
  retrieve: {
    item: z.object({ id: z.string(), query: z.string(), document: z.string().optional() }),
    answer: z.strictObject({
      hits: z.array(z.strictObject({ document: z.string(), start: offset, end: offset, score: z.number() })),
    }),
  },
  answer: {
    item: z.object({
      id: z.string(),
      question: z.string(),
      passages: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
    answer: z.strictObject({
      abstained: z.boolean(),
      sentences: z.array(
        z.strictObject({ text: z.string(), citations: z.array(Located.extend({ passage: z.string() })) }),
      ),
      unsupported: z.array(z.string()),
    }),
  },
  extract: { item: TextItem, answer: FieldAnswer },
} as const satisfies Record<string, { item: z.ZodType<{ id: string }>; answer: z.ZodType }>;

export type PredictTask = keyof typeof predictTasks;
export type ItemOf<Task extends PredictTask> = Readonly<z.infer<(typeof predictTasks)[Task]['item']>>;
export type AnswerOf<Task extends PredictTask> = Readonly<z.infer<(typeof predictTasks)[Task]['answer']>>;

/** The item schema of a task, typed by the task: TypeScript cannot follow the index of a generic key by itself. */
export function itemSchema<Task extends PredictTask>(task: Task): z.ZodType<ItemOf<Task>> {
  return predictTasks[task].item as unknown as z.ZodType<ItemOf<Task>>;
}

export const PredictTaskName = z.enum(Object.keys(predictTasks) as [PredictTask, ...PredictTask[]]);

/** Which specialist and weights answered (`id@version` and `id:first 16 digits of its SHA-256`), and what it cost. `trace`: the route, hop by hop. */
export const Provenance = z.strictObject({
  specialist: z.string(),
  model: z.string().nullable(),
  adapter: z.string().nullable(),
  milliseconds: z.number().nonnegative(),
  tokensIn: z.int().nonnegative(),
  tokensOut: z.int().nonnegative(),
  trace: z.array(Hop).optional(),
});
export type Provenance = Readonly<z.infer<typeof Provenance>>;

/** One line of PREDICTIONS.jsonl: the item's id, the task's answer and its provenance. */
export type PredictionOf<Task extends PredictTask> = { readonly id: string } & AnswerOf<Task> & Provenance;
