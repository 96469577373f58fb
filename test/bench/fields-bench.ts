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

interface Tally {
  answered: number;
  right: number;
  found: number;
  foundWithoutAnswer: number;
  conflicting: number;
}

/** Prints one line per field and one for all: value match over the answers given, precision over the values found, with n. */
export function benchFields(split: 'train' | 'dev' = 'dev', print: (line: string) => void = console.log): void {
  const contracts = readContracts(split);
  if (contracts === null) {
    print('legal.fields: not measured, the data set is not here');
    return;
  }
  const names = openTagger(TaggerFile.parse(JSON.parse(readFileSync(namesFile, 'utf8'))));
  const tallies = new Map<string, Tally>();
  const start = performance.now();
  for (const contract of contracts) {
    for (const found of extractLegalFields(contract.text, names)) count(tallies, found, contract);
  }
  const ms = (performance.now() - start) / contracts.length;
  for (const [field, tally] of tallies) print(line(field, tally));
  print(line('all seven fields', sum([...tallies.values()])));
  print(`legal.fields on CUAD ${split}: n = ${contracts.length} contracts, ${ms.toFixed(1)} ms per contract`);
}

function count(tallies: Map<string, Tally>, { field, status, normalised }: LegalField, { answers }: Contract): void {
  const tally = tallies.get(field) ?? { answered: 0, right: 0, found: 0, foundWithoutAnswer: 0, conflicting: 0 };
  tallies.set(field, tally);
  const answer = answers.get(field);
  const found = status !== 'absent';
  if (found) tally.found += 1;
  if (status === 'conflicting') tally.conflicting += 1;
  if (answer === undefined) {
    if (found) tally.foundWithoutAnswer += 1;
    return;
  }
  tally.answered += 1;
  if (found && fieldMatches(field, answer, normalised)) tally.right += 1;
}

function line(field: string, { answered, right, found, foundWithoutAnswer }: Tally): string {
  const match = (right / answered).toFixed(3);
  const precision = (right / found).toFixed(3);
  return `${field.padEnd(36)} value match ${match} (${right} of ${answered}), precision ${precision} (${found} found, ${foundWithoutAnswer} where no answer is given)`;
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((left, right) => ({
    answered: left.answered + right.answered,
    right: left.right + right.right,
    found: left.found + right.found,
    foundWithoutAnswer: left.foundWithoutAnswer + right.foundWithoutAnswer,
    conflicting: left.conflicting + right.conflicting,
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
