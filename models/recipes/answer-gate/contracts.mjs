// Training contracts of CUAD as chunks with the places of their gold clauses. Data offsets count code points; ours count UTF-16 units.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';

const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** `{ doc, chunks, gold: Map(category → [start, end][]) }` per contract of the split, `count` of middle length, in a fixed order. */
export function contracts(data, split, count) {
  const folder = path.join(data, 'legal', 'cuad');
  const spans = Map.groupBy(lines(path.join(folder, `${split}.spans.jsonl`)), ({ doc }) => doc);
  return lines(path.join(folder, `${split}.contracts.jsonl`))
    .filter(({ text }) => text.length > 12_000 && text.length < 45_000)
    .sort((left, right) => (left.doc < right.doc ? -1 : 1))
    .filter((_, index, all) => index % Math.max(1, Math.floor(all.length / count)) === 0)
    .slice(0, count)
    .map(({ doc, text }) => ({ doc, chunks: chunksOf(text), gold: goldOf(text, spans.get(doc) ?? []) }));
}

function chunksOf(text) {
  let next = 0;
  const newId = (prefix) => `${prefix}_${String((next += 1)).padStart(12, '0')}`;
  const page = { n: 1, text, items: [], furniture: [] };
  return chunkPages([page], { matter: 'mat_000000000000', document: 'doc_000000000000', newId });
}

function goldOf(text, spans) {
  const units = unitOffsets(text);
  const byCategory = new Map();
  for (const { category, start, end } of spans) {
    byCategory.set(category, [...(byCategory.get(category) ?? []), [units[start], units[end]]]);
  }
  return byCategory;
}

function unitOffsets(text) {
  const offsets = [];
  let unit = 0;
  for (const point of text) {
    offsets.push(unit);
    unit += point.length;
  }
  offsets.push(unit);
  return offsets;
}

/** Whether a passage carries a gold clause: half of the clause, or 120 units of it. */
export function carries({ span }, gold) {
  return (gold ?? []).some(([start, end]) => {
    const overlap = Math.min(end, span.end) - Math.max(start, span.start);
    return overlap >= 120 || overlap >= (end - start) / 2;
  });
}
