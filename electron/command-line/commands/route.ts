/** `cloister route show|set` and `cloister dashboard`: who is asked, from which score on, and how that fares. */
import { DashboardLine, RouteLine } from '../../contract/command-output.ts';
import type { DriftLine } from '../../contract/calibration.ts';
import type { SpecialistStanding } from '../../contract/dashboard.ts';
import { CloisterError } from '../../contract/failure.ts';
import {
  RouteTask,
  type FieldStanding,
  type RouteChange,
  type RouteStep,
  type RouteView,
  type StepStanding,
} from '../../contract/route.ts';
import type { Command, CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { barWords, percentWords, standingWords } from '../route-words.ts';
import type { Terminal } from '../terminal.ts';

export interface RouteSetOptions {
  readonly task: string;
  readonly step: RouteStep['by'] | undefined;
  readonly on: boolean | undefined;
  readonly settles: string | undefined;
  readonly proposes: string | undefined;
  readonly risk: 'low' | 'medium' | 'high' | undefined;
  readonly shows: boolean | undefined;
  readonly error: string | undefined;
  readonly confidence: string | undefined;
  readonly calls: string | undefined;
  readonly shipped: boolean;
  readonly reason: string;
}

/** Without an open vault the routes as shipped. */
export const routeShowCommand: Command<{ readonly task: string | undefined }> = async ({ task }, needs) => {
  const wanted = task === undefined ? null : taskNamed(task);
  const views = (await routes(needs)).filter(({ table }) => wanted === null || table.task === wanted);
  for (const view of views) printRoute(view, needs.terminal);
  return exitCodes.done;
};

/** One change with its reason. */
export const routeSetCommand: Command<RouteSetOptions> = async (options, needs) => {
  const task = taskNamed(options.task);
  const { handlers } = await needs.openEngine();
  const view = (await handlers['route.list']({})).find(({ table }) => table.task === task);
  if (view === undefined) throw new CloisterError('not-found', { subject: task });
  const change = changeOf(options, view);
  printRoute(await handlers['route.change']({ task, reason: options.reason, change }), needs.terminal);
  return exitCodes.done;
};

export const dashboardCommand: Command<{ readonly days: number }> = async ({ days }, { openEngine, terminal }) => {
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new CloisterError('invalid', { subject: '--days takes a whole number from 1 to 366' });
  const shown = await (await openEngine()).handlers['dashboard.get']({ days });
  if (terminal.json) terminal.data(DashboardLine, shown);
  const { throughput, specialists, drift, cost } = shown;
  terminal.text(`Since ${shown.since.slice(0, 10)}: ${String(throughput.documents)} documents ready.`);
  for (const one of specialists) terminal.text(specialistWords(one));
  for (const line of drift.lines) if (line.verdict === 'alarm') terminal.text(driftWords(line));
  const compared = drift.lines.filter(({ p }) => p !== null).length;
  terminal.text(
    `Drift: ${String(compared)} comparisons made, ${String(drift.lines.length - compared)} without enough data.`,
  );
  terminal.text(
    `Models ran ${cost.modelSeconds.toFixed(0)} s in ${String(cost.steps)} steps, about ${cost.wattHours.toFixed(1)} watt hours (estimate). ${cost.method}`,
  );
  return exitCodes.done;
};

async function routes({ openEngine, engine }: CommandNeeds): Promise<readonly RouteView[]> {
  const opened = process.env.CLOISTER_PASSPHRASE === undefined ? await engine() : await openEngine();
  return opened.handlers['route.list']({});
}

function taskNamed(name: string): RouteTask {
  const task = RouteTask.safeParse(name);
  if (task.success) return task.data;
  throw new CloisterError('invalid', { subject: `"${name}" has no route; there are ${RouteTask.options.join(', ')}` });
}

function changeOf(options: RouteSetOptions, { table }: RouteView): RouteChange['change'] {
  const { step, settles, proposes, risk, calls } = options;
  if (options.shipped) return { what: 'shipped' };
  if (calls !== undefined) return { what: 'budget', maxModelCalls: number(calls, '--calls') };
  if (risk !== undefined) return { what: 'risk', risk, rule: riskRule(options, table.risks[risk]) };
  if (step === undefined) return nothingNamed();
  if (options.on !== undefined) return { what: 'step', by: step, on: options.on };
  if (settles !== undefined) return { what: 'bar', by: step, bar: 'settles', ...barValue(settles, options) };
  if (proposes !== undefined) return { what: 'bar', by: step, bar: 'proposes', ...barValue(proposes, options) };
  return nothingNamed();
}

function nothingNamed(): never {
  throw new CloisterError('invalid', {
    subject: 'name one change: --step with --on, --off, --settles or --proposes; --risk; --calls; or --shipped',
  });
}

function riskRule(
  { shows, error, confidence }: RouteSetOptions,
  before: RouteView['table']['risks']['low'],
): RouteView['table']['risks']['low'] {
  return {
    shows: shows ?? before.shows,
    error: error === undefined ? before.error : number(error, '--error'),
    confidence: confidence === undefined ? before.confidence : number(confidence, '--confidence'),
  };
}

/** A number, or `calibrated`: then it comes from judged items, at `--error`. */
function barValue(text: string, { error }: RouteSetOptions): { value: number | null; error: number | null } {
  if (text !== 'calibrated') return { value: number(text, 'a bar'), error: null };
  if (error === undefined) throw new CloisterError('invalid', { subject: '"calibrated" needs --error, such as 0.05' });
  return { value: null, error: number(error, '--error') };
}

function number(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new CloisterError('invalid', { subject: `${name} takes a number, not "${text}"` });
}

function printRoute(view: RouteView, terminal: Terminal): void {
  if (terminal.json) terminal.data(RouteLine, view);
  const { table, standings, fields, changed } = view;
  terminal.text(`${table.task}${changed ? ', changed at this site' : ', as shipped'}`);
  for (const [at, step] of table.steps.entries()) {
    const standing = standings.find(({ by }) => by === step.by);
    terminal.text(`  ${String(at + 1)}. ${stepWords(step, standing)}`);
  }
  terminal.text(`  at most ${String(table.maxModelCalls)} calls of models for one document or item`);
  const risks = table.task.endsWith('.fields') ? Object.entries(table.risks) : [];
  for (const [risk, { shows, error, confidence }] of risks) {
    const words = shows ? `may say "would be accepted at ${percentWords(error)}"` : 'says nothing of acceptance';
    terminal.text(`  risk ${risk}: ${words}; bound ${percentWords(error)} with ${percentWords(confidence)} confidence`);
  }
  for (const field of fields) terminal.text(fieldWords(field));
}

function stepWords({ by, settles, proposes }: RouteStep, standing: StepStanding | undefined): string {
  if (by === 'person') return 'person  decides about every finding';
  const state = standing === undefined || standing.available ? '' : `  passed: ${standing.why}`;
  return `${by}  settles ${barWords(settles)}; proposes ${barWords(proposes)}${state}`;
}

function fieldWords({ field, maker, set, error, bound }: FieldStanding): string {
  return `  ${field} by ${maker} (${set}): ${standingWords(bound, error)}`;
}

function specialistWords({
  specialist,
  documents,
  findings,
  withoutValue,
  decided,
  overridden,
}: SpecialistStanding): string {
  const people = decided === 0 ? 'nobody decided yet' : `changed by people ${String(overridden)} of ${String(decided)}`;
  return `  ${specialist}: ${String(findings)} findings in ${String(documents)} documents, without a value ${String(withoutValue)}, ${people}`;
}

function driftWords({ specialist, sign, before, now, documentsBefore, documentsNow, p }: DriftLine): string {
  const sides = `${(before ?? 0).toFixed(2)} in ${String(documentsBefore)} documents before, ${(now ?? 0).toFixed(2)} in ${String(documentsNow)} of the newest week`;
  return `  drift: ${specialist}, ${sign}: ${sides} (chance ${(p ?? 1).toExponential(1)})`;
}
