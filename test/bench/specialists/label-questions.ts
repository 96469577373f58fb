/** Questions with a closed list of answers, as an untuned model is asked them. */
import type { ItemOf } from '../../../electron/contract/predict.ts';
import type { ChatQuestion } from './chat-model.ts';
import { clauseWords, contractWords, noteWords } from './label-words.ts';

export type LabelTask =
  'legal.document-type' | 'legal.clause' | 'legal.provision' | 'health.note-type' | 'health.question' | 'verify.claim';

export interface LabelQuestion<Task extends LabelTask> {
  /** Word by label. */
  readonly words: Readonly<Record<string, string>>;
  readonly ask: (item: ItemOf<Task>) => ChatQuestion;
}

/** Longer texts are cut to this many words: what tells a contract or a note stands at its beginning, and reading costs a second per hundred words. */
const longestText = 300;

export const labelQuestions: { readonly [Task in LabelTask]: LabelQuestion<Task> } = {
  'legal.document-type': aboutText('What kind of agreement is this?', contractWords),
  'legal.clause': aboutText('Which kind of contract clause is this?', clauseWords),
  'legal.provision': aboutText('Which kind of contract clause is this?', provisionWords()),
  'health.note-type': aboutText('Which kind of clinical note is this?', noteWords),
  'health.question': {
    words: { yes: 'yes', no: 'no', maybe: 'maybe' },
    ask: ({ question, contexts }) => ({
      shared: 'Answer the research question from the abstract with one word: yes, no or maybe.\n\n',
      own: `Abstract: ${cut(contexts.join(' '))}\n\nQuestion: ${question}`,
      begin: 'Answer:',
    }),
  },
  'verify.claim': {
    words: { supported: 'supported', contradicted: 'contradicted', 'not-enough': 'unknown' },
    ask: ({ claim, evidence }) => ({
      shared:
        'Is the claim supported by the text, contradicted by it, or unknown from it? Answer with one word: supported, contradicted or unknown.\n\n',
      own: `Text: ${cut(evidence.join(' '))}\n\nClaim: ${claim}`,
      begin: 'Answer:',
    }),
  },
};

function aboutText(
  question: string,
  words: Readonly<Record<string, string>>,
): LabelQuestion<'legal.clause' | 'legal.provision' | 'health.note-type' | 'legal.document-type'> {
  const options = Object.entries(words).map(([label, word]) => `${word} = ${label.replaceAll('_', ' ')}`);
  const shared = `${question} Answer with one word of this list:\n${options.join('\n')}\n\n`;
  return { words, ask: ({ text }) => ({ shared, own: `Text: ${cut(text)}`, begin: 'Answer:' }) };
}

function provisionWords(): Readonly<Record<string, string>> {
  const places = new Set(['none', 'Document Name', 'Parties', 'Agreement Date', 'Effective Date', 'Expiration Date']);
  return Object.fromEntries(Object.entries(clauseWords).filter(([label]) => !places.has(label)));
}

export function cut(text: string): string {
  return text.split(/\s+/u).filter(Boolean).slice(0, longestText).join(' ');
}
