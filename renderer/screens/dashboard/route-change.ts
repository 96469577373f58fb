/** What a person asks to change of a route, and the change that this makes. Pure. */
import type { RouteActor, RouteBar, RouteChange, RouteView } from '../../bridge/types.ts';

type Table = RouteView['table'];
type Risk = keyof Table['risks'];

export interface RouteAnswers {
  readonly what: 'step' | 'settles' | 'proposes' | 'risk' | 'budget' | 'shipped';
  readonly by: RouteActor;
  readonly asked: 'yes' | 'no';
  /** A threshold is typed in, or taken from values that people judged. */
  readonly from: 'typed' | 'judged';
  /** Of 100, as the window writes scores and shares. */
  readonly score: string;
  readonly error: string;
  readonly risk: Risk;
  readonly shows: 'yes' | 'no';
  readonly confidence: string;
  readonly calls: string;
  readonly reason: string;
}

/** Ranges of the contract, in hundredths where it has shares; a test holds the two together. */
export const routeRanges = {
  score: { least: 0, most: 100 },
  error: { least: 0.5, most: 50 },
  confidence: { least: 50, most: 99.9 },
  calls: { least: 0, most: 500 },
} as const;

/** The route as it stands, so that nothing changes until somebody changes it. */
export function standingAnswers({ steps, risks, maxModelCalls }: Table): RouteAnswers {
  const by = steps[0]?.by ?? 'rule';
  return {
    ...{ what: 'step', by, from: 'typed', reason: '', calls: String(maxModelCalls) },
    ...ofStep({ steps }, by),
    ...ofRisk({ risks }, 'medium'),
  };
}

export function ofStep({ steps }: Pick<Table, 'steps'>, by: RouteActor): Pick<RouteAnswers, 'by' | 'asked' | 'score'> {
  const step = steps.find((one) => one.by === by);
  return { by, asked: step?.on === false ? 'no' : 'yes', score: hundred(step?.settles?.value ?? 0.5) };
}

export function ofRisk(
  { risks }: Pick<Table, 'risks'>,
  risk: Risk,
): Pick<RouteAnswers, 'risk' | 'shows' | 'error' | 'confidence'> {
  const { shows, error, confidence } = risks[risk];
  return { risk, shows: shows ? 'yes' : 'no', error: hundred(error), confidence: hundred(confidence) };
}

/** The threshold in question; null where there is none. */
export function barOf({ steps }: Pick<Table, 'steps'>, { what, by }: RouteAnswers): RouteBar | null {
  const step = steps.find((one) => one.by === by);
  return (what === 'proposes' ? step?.proposes : step?.settles) ?? null;
}

/** The label of the button while something is missing; null when the change can be sent. */
export function missingFrom(answers: RouteAnswers): string | null {
  const { what, from } = answers;
  const isBar = what === 'settles' || what === 'proposes';
  const needed = {
    score: isBar && from === 'typed',
    error: what === 'risk' || (isBar && from === 'judged'),
    confidence: what === 'risk',
    calls: what === 'budget',
  };
  for (const name of ['score', 'error', 'confidence', 'calls'] as const) {
    const { least, most } = routeRanges[name];
    if (needed[name] && !isWithin(answers[name], least, most, name === 'calls'))
      return `Change: ${names[name]} is a ${name === 'calls' ? 'whole ' : ''}number from ${least} to ${most}`;
  }
  return answers.reason.trim() === '' ? 'Change: a reason is missing' : null;
}

const names = {
  score: 'the score',
  error: 'the share that may be wrong',
  confidence: 'how sure',
  calls: 'the most calls',
} as const;

/** Only of answers from which nothing is missing. */
export function changeOf(answers: RouteAnswers): RouteChange['change'] {
  const { what, by, from, risk } = answers;
  switch (what) {
    case 'step':
      return { what, by, on: answers.asked === 'yes' };
    case 'settles':
    case 'proposes':
      return from === 'typed'
        ? { what: 'bar', by, bar: what, value: share(answers.score), error: null }
        : { what: 'bar', by, bar: what, value: null, error: share(answers.error) };
    case 'risk':
      return {
        ...{ what, risk },
        rule: { shows: answers.shows === 'yes', error: share(answers.error), confidence: share(answers.confidence) },
      };
    case 'budget':
      return { what, maxModelCalls: Number(answers.calls) };
    case 'shipped':
      return { what };
  }
}

function isWithin(text: string, least: number, most: number, isWhole: boolean): boolean {
  const value = Number(text);
  return text.trim() !== '' && value >= least && value <= most && (!isWhole || Number.isInteger(value));
}

/** 0.005 is "0.5": no digits that nobody typed. */
function hundred(value: number): string {
  return String(Math.round(value * 1000) / 10);
}

function share(text: string): number {
  return Math.round(Number(text) * 10) / 1000;
}
