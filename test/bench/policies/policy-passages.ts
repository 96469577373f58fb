/** CUAD (CC BY 4.0) as a site would meet it: the passages of whole contracts, each with the kinds of clause that lawyers marked in it. */
import { readFileSync } from 'node:fs';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { fakeNewId } from '../../fakes/fake-clock.ts';
import { documentId, matterId } from '../../fakes/sample-records.ts';
import { dataFile } from '../retrieval/data-folder.ts';

export interface LabelledPassage {
  readonly contract: string;
  readonly ordinal: number;
  readonly text: string;
  readonly categories: ReadonlySet<string>;
}

interface Marked {
  readonly doc: string;
  readonly category: string;
  /** Code points. */
  readonly start: number;
  readonly end: number;
}

/** Passages of the first `contracts` contracts of a part, in the order of the file. Null without the data. */
export function policyPassages(part: 'train' | 'dev', contracts: number): readonly LabelledPassage[] | null {
  const [texts, spans] = [
    dataFile('legal', 'cuad', `${part}.contracts.jsonl`),
    dataFile('legal', 'cuad', `${part}.spans.jsonl`),
  ];
  if (texts === null || spans === null) return null;
  const marked = Map.groupBy(readLines(spans) as Marked[], ({ doc }) => doc);
  return (readLines(texts) as { doc: string; text: string }[])
    .slice(0, contracts)
    .flatMap(({ doc, text }) => passagesOf(doc, text, marked.get(doc) ?? []));
}

/** A passage carries a kind of clause when more than half of a marked span, or more than 20 units of it, lie in it. */
function passagesOf(contract: string, text: string, marked: readonly Marked[]): readonly LabelledPassage[] {
  const owner = { matter: matterId(), document: documentId(), newId: fakeNewId() };
  const units = unitsOf(text);
  const spans = marked.map(({ category, start, end }) => ({
    category,
    start: units[start] ?? 0,
    end: units[end] ?? 0,
  }));
  return chunkPages([{ n: 1, text, items: [], furniture: [] }], owner).map(({ ordinal, span, text: passage }) => {
    const inside = spans.filter(
      ({ start, end }) => Math.min(span.end, end) - Math.max(span.start, start) > Math.min(20, (end - start) / 2),
    );
    return { contract, ordinal, text: passage, categories: new Set(inside.map(({ category }) => category)) };
  });
}

/** UTF-16 unit of each code point. */
function unitsOf(text: string): readonly number[] {
  const units: number[] = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  return [...units, at];
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
