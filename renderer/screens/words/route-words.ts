/** Routes in words: what each is of, what can be changed of it, and where each threshold is from. */
import type { RouteActor, RouteBar, RouteView, StepStanding } from '../../bridge/types.ts';
import { count } from './numbers.ts';

export const actorWords: Readonly<Record<RouteActor, string>> = {
  rule: 'Rules',
  head: 'Word classifier',
  tagger: 'Word tagger',
  adapter: 'Small model with its adapter',
  traces: 'Several answers of one model, compared',
  large: 'Larger model on this machine',
  'on-prem': 'Your on-prem server',
  person: 'Person',
};

const taskWords: Readonly<Record<string, string>> = {
  'legal.fields': 'Fields of legal documents',
  'health.fields': 'Fields of clinical documents',
  'legal.document-type': 'Type of a legal document',
  'health.note-type': 'Type of a clinical note',
  'legal.clause': 'Kind of a clause',
  'legal.clauses': 'Clauses in a contract',
  'legal.entities': 'Names in a judgment',
  'health.entities': 'Problems and medicines in a text',
  'health.medications': 'Medicines of a note',
  'health.interactions': 'Interactions of medicines',
  'health.question': 'Questions about a study',
  'deid.entities': 'Personal data in a text',
};

/** What a route is of; a task without words is shown by its name. */
export function routeTitle(task: RouteView['table']['task']): string {
  return taskWords[task] ?? task;
}

/** From which score a step's word is enough, and where that number is from. */
export function barSentence(bar: RouteBar | null): string {
  return bar === null ? 'its word alone is never enough' : `enough from ${scoreFrom(bar)}`;
}

/** From which score a step proposes a value, and where that number is from. */
export function proposalSentence(bar: RouteBar | null): string {
  return bar === null ? 'proposes nothing by itself' : `proposes from ${scoreFrom(bar)}`;
}

export function standingWord({ available, why }: StepStanding): string {
  return available ? 'asked' : `passed: ${why}`;
}

export function inHundredWords(share: number): string {
  return `${Math.round(share * 1000) / 10} in 100`;
}

function scoreFrom({ value, from }: RouteBar): string {
  const shown = `${Math.round(value * 100)} of 100`;
  switch (from.kind) {
    case 'measured':
      return `${shown}: ${from.right.toLocaleString('en')} of ${from.of.toLocaleString('en')} were right there (${from.set})`;
    case 'majority':
      return `${shown}: more for than against`;
    case 'not-measured':
      return `${shown}; not measured: ${from.why}`;
    case 'calibration':
      return `${shown}: keeps ${inHundredWords(from.error)} wrong, ${count(from.documents, 'judged file')}`;
    case 'person':
      return `${shown}; typed in by ${from.byName}: ${from.reason}`;
  }
}
