/** Windows from health data, whose questions and texts are far from the contracts that the judge's adapter was trained on. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { questionItems } from '../judgement/dev-items.ts';
import { dataFile } from '../retrieval/data-folder.ts';
import { draw, makeWindow } from './make-window.ts';
import type { Window, WindowGroup } from './window.ts';
import { wordRanking } from './word-ranking.ts';

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly passages: readonly string[];
}

/** PubMedQA: which passages belong to the abstract that the question is about? Null without the data. */
export function researchWindows(): readonly Window[] | null {
  const items = questionItems();
  if (items === null) return null;
  return windowsOf(
    'research questions',
    items.map(({ id, question, contexts }) => ({ id, question, passages: contexts })),
  );
}

/** MedQuAD: which answer belongs to the question? The nearest wrong ones are about the same illness. Null without the data. */
export function patientWindows(): readonly Window[] | null {
  const folder = dataFile('retrieval', 'medquad', 'dev');
  if (folder === null) return null;
  const asked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .flatMap((name) => pairsOf(readFileSync(path.join(folder, name), 'utf8'), name));
  return windowsOf('patients’ questions', asked);
}

/** Questions in drawn order; wrong candidates are passages of all the others. */
function windowsOf(group: WindowGroup, asked: readonly Asked[]): Window[] {
  const random = seededRandom(12);
  const all = asked.flatMap(({ id, passages }) => passages.map((text) => ({ id, text })));
  const rank = wordRanking(all.map(({ text }) => text));
  return draw(asked, most, random).map(({ id, question }) => {
    const words = rank(question);
    const passages = all.map((one, at) => ({ text: one.text, right: one.id === id, words: words[at] ?? 0 }));
    return { id: `${group} ${id}`, group, question, category: null, candidates: makeWindow(passages, random) };
  });
}

const most = 60;
/** The judge reads 160 tokens of a passage; an answer's beginning says what it is about. */
const longestAnswer = 900;

function pairsOf(xml: string, name: string): Asked[] {
  const pairs = xml.matchAll(/<Question[^>]*>([^<]+)<\/Question>\s*<Answer>([^<]+)<\/Answer>/gu);
  return Array.from(pairs, ([, question = '', answer = ''], at) => ({
    id: `${name} ${String(at)}`,
    question: plain(question),
    passages: [plain(answer).slice(0, longestAnswer)],
  }));
}

function plain(xml: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml
    .replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => names[name] ?? '')
    .split(/\s+/u)
    .filter(Boolean)
    .join(' ');
}
