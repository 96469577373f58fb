/** Windows from the development contracts of CUAD, for questions the judge's adapter was trained on and for those it never saw. */
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { cuad, cuadQuestions } from '../retrieval/cuad.ts';
import { draw, makeWindow } from './make-window.ts';
import type { Window } from './window.ts';
import { wordRanking } from './word-ranking.ts';

/** Categories that no training item of the adapter showed or asked for: fixed before its first training. */
export const newCategories: Readonly<Record<string, string>> = {
  'Audit Rights': "Does a party have the right to audit the counterparty's books, records or premises?",
  'Cap On Liability': "Is there a cap on liability upon the breach of a party's obligation?",
  'Non-Compete': 'Is there a restriction on the ability of a party to compete with the counterparty?',
  Insurance: 'Is there a requirement for insurance that must be maintained by one party?',
  'Change Of Control':
    'Is there a right to terminate, or consent or notice required, if a party undergoes a change of control?',
  'Warranty Duration': 'Does it state the duration of a warranty against defects or errors?',
  Exclusivity: 'Is there an exclusive dealing commitment with the counterparty?',
  'Most Favored Nation': 'If a third party gets better terms, is the buyer entitled to those better terms?',
};

/** At most this many contracts per category, so that frequent ones do not decide alone. */
const perCategory = 9;
const fewestPassages = 14;

/** In drawn order: the first n are the sample of n. Null without the data. */
export function contractWindows(): readonly Window[] | null {
  const questions = { ...cuadQuestions, ...newCategories };
  const set = cuad(questions);
  if (set === null) return null;
  const categoryOf = new Map(Object.entries(questions).map(([category, question]) => [question, category]));
  const passages = Map.groupBy(set.passages, ({ group }) => group);
  const random = seededRandom(11);
  const taken = new Map<string, number>();
  const windows: Window[] = [];
  for (const { text: question, group: doc, right } of draw(set.questions, set.questions.length, random)) {
    const category = categoryOf.get(question) ?? '';
    const own = passages.get(doc) ?? [];
    const count = taken.get(category) ?? 0;
    if (count >= perCategory || own.length < fewestPassages) continue;
    taken.set(category, count + 1);
    const words = wordRanking(own.map(({ text }) => text))(question);
    const all = own.map(({ id, text }, at) => ({ text, right: right.has(id), words: words[at] ?? 0 }));
    const group = category in newCategories ? 'new questions' : 'trained questions';
    windows.push({ id: `${category} ${doc}`, group, question, category, candidates: makeWindow(all, random) });
  }
  return windows;
}
