/** What of an answer can be right or wrong by itself, and the question by which somebody else may be asked about it. */
import type { AnswerOf, ItemOf, PredictTask } from '../../contract/predict.ts';
import type { RouteTask } from '../../contract/route.ts';

/** Tasks of `predict` that have a route. */
export type RoutedTask = Extract<RouteTask, PredictTask>;

export interface AnswerPart {
  /** The label, or the kind of span. */
  readonly label: string;
  readonly score: number;
  /** Answered by yes when the part is right. */
  readonly question: string;
  readonly passage: string;
}

export interface AnswerView<Task extends RoutedTask> {
  readonly parts: (item: ItemOf<Task>, answer: AnswerOf<Task>) => readonly AnswerPart[];
  /** Without the parts below a score; absent for an answer that is one label. */
  readonly cut?: (answer: AnswerOf<Task>, least: number) => AnswerOf<Task>;
  /** How many labels there were to choose from; absent for spans. */
  readonly choices?: (answer: AnswerOf<Task>) => number;
  /** Says of the answer whether a person is asked; absent where the answer has no word for it. */
  readonly abstain?: (answer: AnswerOf<Task>, abstained: boolean) => AnswerOf<Task>;
}

/** A longer text is cut before somebody is asked, in UTF-16 units: what it is stands at its beginning. */
const longest = 1500;
/** Text on either side of a span. */
const around = 300;

type Marked = 'legal.entities' | 'health.entities' | 'deid.entities';

/** One answer for the three: their items and answers have one shape. */
const labelled = (asks: (label: string) => string): AnswerView<'legal.document-type'> => ({
  parts: ({ text }, { label, probability }) => [
    { label, score: probability, question: asks(words(label)), passage: text.slice(0, longest) },
  ],
  choices: ({ alternatives }) => alternatives.length,
  abstain: (answer, abstained) => ({ ...answer, abstained }),
});

const isType = (text: string, type: string): string => `Is "${text}" here of the kind "${words(type)}"?`;

export const answerViews: { readonly [Task in RoutedTask]: AnswerView<Task> } = {
  'legal.document-type': labelled((label) => `Is this document of the kind "${label}"?`),
  'health.note-type': labelled((label) => `Is this a note of the kind "${label}"?`),
  'legal.clause': labelled((label) => `Is this clause about "${label}"?`),
  'legal.clauses': {
    parts: ({ text }, { findings }) =>
      findings.map(({ category, ...span }) =>
        partOf(text, span, category, `Is there a clause about "${words(category)}" here?`),
      ),
    cut: ({ findings }, least) => ({ findings: likely(findings, least) }),
  },
  'legal.entities': { parts: entityParts, cut: cutEntities },
  'health.entities': { parts: entityParts, cut: cutEntities },
  'deid.entities': {
    parts: entityParts,
    cut: (answer, least) => ({ ...answer, entities: likely(answer.entities, least) }),
    abstain: (answer, abstained) => ({ ...answer, abstained }),
  },
  'health.medications': {
    parts: ({ text }, { medications }) =>
      medications.map((one) =>
        partOf(text, one, 'medicine', `Does the note name "${one.name}" as a medicine of this patient?`),
      ),
    cut: ({ medications }, least) => ({ medications: likely(medications, least) }),
  },
  'health.interactions': {
    parts: ({ text }, { interactions }) =>
      interactions.map(({ a, b, probability }) => {
        const span = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), probability };
        return partOf(
          text,
          span,
          'interaction',
          `Does the text say that "${a.text}" and "${b.text}" act on each other?`,
        );
      }),
    cut: ({ interactions }, least) => ({ interactions: likely(interactions, least) }),
  },
  'health.question': {
    parts: ({ question, contexts }, { label, probability, evidence }) => {
      const passage = evidence.map(({ text }) => text).join(' ') || contexts.join(' ');
      return [
        {
          label,
          score: probability,
          question: `${question} Is the answer "${label}"?`,
          passage: passage.slice(0, longest),
        },
      ];
    },
    choices: () => 3,
    abstain: (answer, abstained) => ({ ...answer, abstained }),
  },
  'legal.fields': {
    parts: ({ text }, { fields }) =>
      fields.flatMap(({ field, start, end, probability, text: quote }) =>
        start === null || end === null || probability === null
          ? []
          : [
              partOf(
                text,
                { start, end, probability },
                field,
                `Does "${quote ?? ''}" give the ${words(field)} of this contract?`,
              ),
            ],
      ),
  },
};

function entityParts(
  { text }: ItemOf<Marked>,
  { entities }: Pick<AnswerOf<Marked>, 'entities'>,
): readonly AnswerPart[] {
  return entities.map((one) => partOf(text, one, one.type, isType(one.text, one.type)));
}

function cutEntities({ entities }: AnswerOf<'legal.entities'>, least: number): AnswerOf<'legal.entities'> {
  return { entities: likely(entities, least) };
}

interface Scored {
  readonly probability: number;
}

function likely<Part extends Scored>(parts: readonly Part[], least: number): Part[] {
  return parts.filter(({ probability }) => probability >= least);
}

function partOf(
  text: string,
  { start, end, probability }: Scored & { readonly start: number; readonly end: number },
  label: string,
  question: string,
): AnswerPart {
  return { label, score: probability, question, passage: text.slice(Math.max(0, start - around), end + around) };
}

/** `License_Agreements` in words. */
function words(label: string): string {
  return label.replaceAll('_', ' ');
}
