/** CUAD (CC BY 4.0): find the passages of one contract that a lawyer marked for a question. */
import { readFileSync } from 'node:fs';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { documentId, matterId } from '../../fakes/sample-records.ts';
import { fakeNewId } from '../../fakes/fake-clock.ts';
import { dataFile } from './data-folder.ts';
import type { RetrievalSet } from './retrieval-set.ts';

/** Our wording of the data set's categories, written before any result was seen. */
export const cuadQuestions: Readonly<Record<string, string>> = {
  'Governing Law': 'Which law governs this agreement?',
  'Anti-Assignment': 'Can the agreement be assigned to a third party, and is consent needed?',
  'Cap On Liability': 'Is liability limited to a certain amount?',
  'Audit Rights': 'May a party audit or inspect the books and records of the other?',
  Insurance: 'What insurance must be maintained?',
  'Termination For Convenience': 'Can a party terminate without cause?',
  'Renewal Term': 'How is the agreement renewed after the initial term?',
  'Notice Period To Terminate Renewal': 'How much notice is needed to prevent renewal?',
  Exclusivity: 'Is there an exclusivity obligation?',
  'Non-Compete': 'Is a party forbidden to compete?',
  'Change Of Control': 'What happens on a change of control?',
  'Minimum Commitment': 'Is there a minimum purchase or payment?',
  'Revenue/Profit Sharing': 'What royalty, commission or revenue share is paid?',
  'Ip Ownership Assignment': 'Who owns the intellectual property that is created?',
  'License Grant': 'What licence is granted?',
  'Warranty Duration': 'How long does the warranty last?',
  'Post-Termination Services': 'What duties continue after termination?',
  'Liquidated Damages': 'Are liquidated damages or a termination fee due?',
  'No-Solicit Of Employees': 'May a party hire employees of the other?',
  'Covenant Not To Sue': 'Does a party promise not to challenge or sue?',
};

interface Span {
  readonly doc: string;
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

/** The 58 development contracts, cut by the product's own chunker; every question (by category) that a contract answers. Null without the data. */
export function cuad(questions = cuadQuestions): RetrievalSet | null {
  const [texts, spans] = [
    dataFile('legal', 'cuad', 'dev.contracts.jsonl'),
    dataFile('legal', 'cuad', 'dev.spans.jsonl'),
  ];
  if (texts === null || spans === null) return null;
  const contracts = readLines(texts) as { doc: string; text: string }[];
  const marked = Map.groupBy(readLines(spans) as Span[], (span) => span.doc);
  const parts = contracts.map((contract) => oneContract(contract, marked.get(contract.doc) ?? [], questions));
  return {
    name: 'CUAD',
    passages: parts.flatMap((part) => part.passages),
    questions: parts.flatMap((part) => part.questions),
    at: 5,
  };
}

function oneContract(
  { doc, text }: { doc: string; text: string },
  spans: readonly Span[],
  questions: Readonly<Record<string, string>>,
): Pick<RetrievalSet, 'passages' | 'questions'> {
  const owner = { matter: matterId(), document: documentId(), newId: fakeNewId() };
  const chunks = chunkPages([{ n: 1, text, items: [], furniture: [] }], owner);
  const unitOf = utf16Of(text);
  const idOf = (ordinal: number): string => `${doc}#${String(ordinal)}`;
  const asked = Object.entries(questions).flatMap(([category, question]) => {
    const own = spans.filter((span) => span.category === category);
    const right = chunks.filter(({ span }) =>
      own.some(({ start, end }) => overlap(span, unitOf(start), unitOf(end)) > Math.min(20, (end - start) / 2)),
    );
    return right.length === 0
      ? []
      : [{ text: question, group: doc, right: new Set(right.map((one) => idOf(one.ordinal))) }];
  });
  return { passages: chunks.map((one) => ({ id: idOf(one.ordinal), group: doc, text: one.text })), questions: asked };
}

function overlap(span: { start: number; end: number }, start: number, end: number): number {
  return Math.min(span.end, end) - Math.max(span.start, start);
}

/** The data set counts code points, we count UTF-16 units. */
function utf16Of(text: string): (codePoint: number) => number {
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    places.push(at);
    at += character.length;
  }
  places.push(at);
  return (codePoint) => places[codePoint] ?? at;
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
