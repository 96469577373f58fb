/** Development clauses of the kinds that the clause adapter knows, in drawn order. Null without the data. */
import { readFileSync } from 'node:fs';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { draw } from '../judge/make-window.ts';
import { dataFile } from '../retrieval/data-folder.ts';

export interface ClauseItem {
  readonly text: string;
  /** Every kind that the set gives to this text. */
  readonly labels: ReadonlySet<string>;
}

export function clauseItems(known: ReadonlySet<string>): readonly ClauseItem[] | null {
  const file = dataFile('legal', 'cuad', 'dev.spans.jsonl');
  if (file === null) return null;
  const spans = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { doc: string; category: string; text: string; start: number; end: number });
  const usable = spans.filter(({ category }) => known.has(category));
  const byPlace = Map.groupBy(usable, ({ doc, start, end }) => `${doc} ${String(start)} ${String(end)}`);
  const items = Array.from(byPlace.values(), (same) => ({
    text: same[0]?.text ?? '',
    labels: new Set(same.map(({ category }) => category)),
  }));
  return draw(items, items.length, seededRandom(13));
}
