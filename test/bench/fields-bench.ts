/** Measures the rules for contract fields on CUAD: how often the value read is the annotators' answer. Rules were chosen on `train`, whose contracts the tagger of names has seen; `dev` is only reported. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TaggerFile } from '../../electron/contract/tagger.ts';
import { openTagger } from '../../electron/core/taggers/open-tagger.ts';
import { extractLegalFields, type LegalField } from '../../electron/features/extract/legal-fields.ts';
import { fieldMatches } from './fields/field-match.ts';
import { dataFile } from './retrieval/data-folder.ts';

interface Contract {
  readonly doc: string;
  readonly text: string;
  /** Answer by field; a field that is missing has none in this contract. */
  readonly answers: ReadonlyMap<string, string>;
}

const namesFile = path.join(import.meta.dirname, '../../models/taggers/legal.names-tagger.json');

/** A line of either file: the texts have `text`, the answers `field` and `answer`. */
interface Line {
  readonly doc: string;
  readonly text: string;
  readonly field: string;
  readonly answer: string;
}

/** What one contract, or many together, gave for one field. */
interface Tally {
  readonly field: string;
  readonly answered: number;
  readonly right: number;
  readonly found: number;
  readonly foundWithoutAnswer: number;
}

export interface MeasuredFields {
  readonly split: 'train' | 'dev';
  /** One list of seven per contract. */
  readonly contracts: readonly (readonly Tally[])[];
  readonly ms: number;
}

/** Prints one line per field and one for all: value match over the answers given, precision over the values found, with n. */
export function benchFields(split: 'train' | 'dev' = 'dev', print: (line: string) => void = console.log): void {
  const measured = measureContracts(split);
  if (measured === null) {
    print('legal.fields: not measured, the data set is not here');
    return;
  }
  for (const tally of byField(measured)) print(line(tally));
  print(line({ ...sum(measured.contracts.flat()), field: 'all seven fields' }));
  print(
    `legal.fields on CUAD ${split}: n = ${measured.contracts.length} contracts, ${measured.ms.toFixed(1)} ms per contract`,
  );
}

/** Null when the data set is not here. */
export function measureContracts(split: 'train' | 'dev'): MeasuredFields | null {
  const contracts = readContracts(split);
  if (contracts === null) return null;
  const names = openTagger(TaggerFile.parse(JSON.parse(readFileSync(namesFile, 'utf8'))));
  const start = performance.now();
  const counted = contracts.map((contract) =>
    extractLegalFields(contract.text, names).map((found) => count(found, contract)),
  );
  return { split, contracts: counted, ms: (performance.now() - start) / contracts.length };
}

function count({ field, status, normalised }: LegalField, { answers }: Contract): Tally {
  const answer = answers.get(field);
  const found = status !== 'absent';
  return {
    field,
    answered: answer === undefined ? 0 : 1,
    right: answer !== undefined && found && fieldMatches(field, answer, normalised) ? 1 : 0,
    found: found ? 1 : 0,
    foundWithoutAnswer: answer === undefined && found ? 1 : 0,
  };
}

export function byField({ contracts }: MeasuredFields): readonly Tally[] {
  const fields = (contracts[0] ?? []).map(({ field }) => field);
  return fields.map((field) => sum(contracts.flat().filter((one) => one.field === field)));
}

function line({ field, answered, right, found, foundWithoutAnswer }: Tally): string {
  const match = (right / answered).toFixed(3);
  const precision = (right / found).toFixed(3);
  return `${field.padEnd(36)} value match ${match} (${right} of ${answered}), precision ${precision} (${found} found, ${foundWithoutAnswer} where no answer is given)`;
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((left, right) => ({
    field: right.field,
    answered: left.answered + right.answered,
    right: left.right + right.right,
    found: left.found + right.found,
    foundWithoutAnswer: left.foundWithoutAnswer + right.foundWithoutAnswer,
  }));
}

function readContracts(split: string): readonly Contract[] | null {
  const texts = dataFile('legal', 'cuad', `${split}.contracts.jsonl`);
  const fields = dataFile('legal', 'cuad', `${split}.fields.jsonl`);
  if (texts === null || fields === null) return null;
  const answers = new Map<string, Map<string, string>>();
  for (const { doc, field, answer } of readLines(fields)) {
    const known = answers.get(doc) ?? new Map<string, string>();
    answers.set(doc, known.set(field, answer));
  }
  return readLines(texts).map(({ doc, text }) => ({
    doc,
    text,
    answers: answers.get(doc) ?? new Map<string, string>(),
  }));
}

function readLines(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one !== '')
    .map((one) => JSON.parse(one) as Line);
}

if (process.argv[1] === import.meta.filename) benchFields(process.argv[2] === 'train' ? 'train' : 'dev');
