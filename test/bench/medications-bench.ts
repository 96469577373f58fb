/**
 * Measures the rules for medicines on 13 notes of aci-bench's `valid` part that one reader marked by hand (`medications/notes.json`: name, dose, frequency,
 * statuses that are right). Rules were written on `train`; the marks were made before the rules were run on these notes. Small: read it with its interval.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, type Interval } from '../../electron/core/calibrate/bootstrap.ts';
import { extractMedications, type NoteMedication } from '../../electron/features/extract/medications.ts';
import { parseCsv } from './retrieval/parse-csv.ts';
import { dataFile } from './retrieval/data-folder.ts';

type Marked = readonly [name: string, dose: string | null, frequency: string | null, statuses: readonly string[]];

/** One note: how many names are right, given and marked; of the right names, how many have the dose, frequency and status too. */
interface Counts {
  readonly right: number;
  readonly given: number;
  readonly marked: number;
  readonly dose: number;
  readonly frequency: number;
  readonly status: number;
}

/** A measure with its interval over notes, and how many items it counts. */
export interface MedicationScore {
  readonly measure: string;
  readonly value: Interval;
  readonly n: number;
}

export function benchMedications(print: (line: string) => void = console.log): void {
  const scores = measureMedications();
  if (scores === null) {
    print('health.medications: not measured, the data set is not here');
    return;
  }
  print(`health.medications, ${scores[0]?.value.n ?? 0} notes, ${scores[0]?.n ?? 0} medicines:`);
  for (const { measure, value } of scores) {
    print(`  ${measure} ${value.value.toFixed(3)} (${value.low.toFixed(3)} to ${value.high.toFixed(3)})`);
  }
}

/** Null when the data set is not here. */
export function measureMedications(): readonly MedicationScore[] | null {
  const file = dataFile('health', 'aci-bench', 'valid.csv');
  if (file === null) return null;
  const marks = JSON.parse(readFileSync(path.join(import.meta.dirname, 'medications/notes.json'), 'utf8')) as Record<
    string,
    readonly Marked[]
  >;
  const notes = parseCsv(readFileSync(file, 'utf8')).flatMap(({ encounter_id: id = '', note = '' }) => {
    const marked = marks[id];
    return marked === undefined ? [] : [count(marked, extractMedications(note))];
  });
  const share = (measure: string, top: keyof Counts, bottom: keyof Counts): MedicationScore => ({
    measure,
    value: bootstrap(notes, (items) => sum(items, top) / Math.max(1, sum(items, bottom))),
    n: sum(notes, bottom),
  });
  const f1 = (items: readonly Counts[]): number =>
    (2 * sum(items, 'right')) / (sum(items, 'given') + sum(items, 'marked'));
  return [
    { measure: 'name F1', value: bootstrap(notes, f1), n: sum(notes, 'marked') },
    share('name precision', 'right', 'given'),
    share('name recall', 'right', 'marked'),
    ...(['dose', 'frequency', 'status'] as const).map((part) => share(`${part}, of names found`, part, 'right')),
  ];
}

/** A medicine is named once per note; any of its mentions may carry the marked dose, frequency or status. */
function count(marked: readonly Marked[], found: readonly NoteMedication[]): Counts {
  const names = [...new Set(found.map(({ name }) => name))];
  const rows = marked.map(([name, dose, frequency, statuses]) => {
    const same = found.filter((one) => isSame(one.name, name));
    return {
      right: same.length > 0,
      dose: same.some((one) => one.dose === dose),
      frequency: same.some((one) => one.frequency === frequency),
      status: same.some(({ status }) => statuses.includes(status)),
    };
  });
  const of = (part: 'right' | 'dose' | 'frequency' | 'status'): number => rows.filter((row) => row[part]).length;
  return {
    right: of('right'),
    given: names.length,
    marked: marked.length,
    dose: of('dose'),
    frequency: of('frequency'),
    status: of('status'),
  };
}

function isSame(found: string, marked: string): boolean {
  return found === marked || found.startsWith(`${marked} `) || marked.startsWith(`${found} `);
}

function sum(items: readonly Counts[], part: keyof Counts): number {
  return items.reduce((all, item) => all + item[part], 0);
}

if (process.argv[1] === import.meta.filename) benchMedications();
