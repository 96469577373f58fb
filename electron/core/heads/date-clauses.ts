/** The dates of a contract as clauses: what the tagger marked, and beside it what the grammars of agreement and effective date read. */
import type { Candidate } from '../rules/candidate.ts';
import { findAgreementDates } from '../rules/contracts/agreement-date.ts';
import { readContract, type ContractText } from '../rules/contracts/contract-text.ts';
import { findEffectiveDates } from '../rules/contracts/effective-date.ts';
import type { ClauseFinding } from './clause-finding.ts';

/** From this score of a grammar on: share of dates that annotators marked too, where the tagger had not marked them and where it had. */
type Step = readonly [from: number, alone: number, together: number];

interface Grammar {
  readonly category: string;
  readonly find: (contract: ContractText) => readonly Candidate[];
  /** Measured for the best candidate on 377 training contracts (CUAD train), with taggers that had not seen them. */
  readonly worth: readonly Step[];
  /** The same for the second best, whatever its score. */
  readonly second: number;
}

const grammars: readonly Grammar[] = [
  {
    category: 'Agreement Date',
    find: findAgreementDates,
    worth: [
      [0.3, 0.3, 0.5],
      [0.5, 0.56, 0.9],
      [0.7, 0.69, 0.95],
      [0.9, 0.77, 0.94],
    ],
    second: 0.07,
  },
  {
    category: 'Effective Date',
    find: findEffectiveDates,
    worth: [
      [0.3, 0.2, 0.18],
      [0.7, 0.35, 0.55],
      [0.9, 0.86, 0.95],
    ],
    second: 0.04,
  },
];

/** `tagged` with the dates that the grammars read; of two findings of one category in one place the grammar's stays. */
export function withDates(text: string, tagged: readonly ClauseFinding[]): ClauseFinding[] {
  const contract = readContract(text);
  const read = grammars.flatMap((grammar) => readDates(contract, grammar, tagged));
  const left = tagged.filter((one) => !read.some((date) => date.category === one.category && overlap(date, one)));
  return [...left, ...read];
}

function readDates(contract: ContractText, grammar: Grammar, tagged: readonly ClauseFinding[]): ClauseFinding[] {
  const { category, find, worth, second } = grammar;
  const [best, other] = distinctPlaces(find(contract));
  const found: ClauseFinding[] = [];
  if (best !== undefined) {
    const place = { ...best, category };
    const step = worth.findLast(([from]) => best.score >= from);
    const both = tagged.some((one) => one.category === category && overlap(place, one));
    if (step !== undefined) found.push(finding(contract, place, both ? step[2] : step[1]));
  }
  if (other !== undefined && other.score >= 0.3) found.push(finding(contract, { ...other, category }, second));
  return found;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The first place of each candidate, each words once, best first. */
function distinctPlaces(candidates: readonly Candidate[]): readonly (Place & { readonly score: number })[] {
  const places: (Place & { readonly score: number })[] = [];
  for (const { spans, score } of candidates) {
    const [place] = spans;
    if (place !== undefined && !places.some((known) => overlap(known, place))) places.push({ ...place, score });
    if (places.length === 2) break;
  }
  return places;
}

function finding({ text }: ContractText, place: Place & { readonly category: string }, chance: number): ClauseFinding {
  const { category, start, end } = place;
  return { category, start, end, text: text.slice(start, end), probability: chance };
}

function overlap(one: Place, other: Place): boolean {
  return one.start < other.end && one.end > other.start;
}
