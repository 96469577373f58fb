/** Takes one answer of `predict` through the route of its task: what settles it, who else is asked, and what is left to a person. */
import type { Hop } from '../../contract/finding.ts';
import type { AnswerOf, ItemOf } from '../../contract/predict.ts';
import type { RouteBar, RouteStep, RouteTable, StepStanding } from '../../contract/route.ts';
import { hop } from '../../core/events/hop.ts';
import { opinionWords } from '../../core/events/opinion-words.ts';
import { answerViews, type AnswerPart, type AnswerView, type RoutedTask } from './answer-parts.ts';
import { openStep } from './extract-bars.ts';
import { shippedRoutes } from './shipped-routes.ts';

/** Somebody further along the route, asked about one part of an answer. */
export interface SecondOpinion {
  readonly by: 'adapter' | 'large';
  readonly specialist: string;
  /** Null: it could not be asked, and `why` says in words what is wrong. */
  readonly ask: (part: AnswerPart, signal: AbortSignal) => Promise<{ probability: number | null; why?: string }>;
}

export interface AnswerNeeds {
  readonly table: RouteTable;
  /** Who gave the answer. */
  readonly specialist: string;
  /** In any order; asked in the order of the route, and only where its step is on. */
  readonly opinions: readonly SecondOpinion[];
  readonly standings: readonly StepStanding[];
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly signal: AbortSignal;
}

export interface RoutedAnswer<Task extends RoutedTask> {
  readonly answer: AnswerOf<Task>;
  readonly hops: readonly Hop[];
}

/** As shipped, the answer comes out as its specialist gave it. Fails as the models do that are asked. */
export async function routeAnswer<Task extends RoutedTask>(
  task: Task,
  item: ItemOf<Task>,
  given: AnswerOf<Task>,
  needs: AnswerNeeds,
): Promise<RoutedAnswer<Task>> {
  const view: AnswerView<Task> = answerViews[task];
  const maker = makerStep(needs.table);
  const start = needs.monotonic();
  const answer = view.cut === undefined ? given : view.cut(given, maker.proposes?.value ?? 1.01);
  const parts = view.parts(item, answer);
  const unsure = unsureParts(task, parts, answer, maker);
  const hops = [makerHop(maker, parts, unsure, needs.specialist, needs.monotonic() - start)];
  const open = await askFurther(unsure, maker, needs, hops);
  hops.push(personHop(open.length, parts.length, needs));
  const abstained = open.length > 0 || (parts.length === 0 && saysAbstained(answer));
  return { answer: view.abstain?.(answer, abstained) ?? answer, hops };
}

/** Of title and head in one route, the head answers in `predict`. */
export function makerStep(table: RouteTable): RouteStep {
  const made = table.steps.filter(({ by }) => by === 'rule' || by === 'head' || by === 'tagger').at(-1);
  if (made === undefined) throw new TypeError(`the route of ${table.task} names nobody who answers`);
  return table.task === 'legal.fields' ? (table.steps[0] ?? made) : made;
}

function unsureParts<Task extends RoutedTask>(
  task: Task,
  parts: readonly AnswerPart[],
  answer: AnswerOf<Task>,
  maker: RouteStep,
): readonly AnswerPart[] {
  const count = answerViews[task].choices?.(answer);
  const settled = (score: number): boolean => reaches(score, maker.settles);
  if (count === undefined) return parts.filter(({ score }) => !settled(score));
  // The accept rule of the file itself counts until this site sets a bar. Equal chances mean a text without a known word.
  const own = sameBar(shippedStep(task, maker), maker);
  return parts.filter(({ score }) =>
    own ? saysAbstained(answer) : !settled(score) || Math.abs(score - 1 / count) < 1e-9,
  );
}

function shippedStep(task: RoutedTask, { by }: RouteStep): RouteStep | undefined {
  return shippedRoutes[task].steps.find((step) => step.by === by);
}

function sameBar(shipped: RouteStep | undefined, { settles }: RouteStep): boolean {
  return JSON.stringify(shipped?.settles) === JSON.stringify(settles);
}

function saysAbstained(answer: object): boolean {
  return 'abstained' in answer && answer.abstained === true;
}

/** The parts that stay unsure. Adds a hop for every question. */
async function askFurther(
  unsure: readonly AnswerPart[],
  { proposes }: RouteStep,
  needs: AnswerNeeds,
  hops: Hop[],
): Promise<readonly AnswerPart[]> {
  const open: AnswerPart[] = [];
  const budget = { left: needs.table.maxModelCalls };
  for (const part of unsure) {
    const worthAsking = proposes !== null && part.score >= proposes.value;
    if (!worthAsking || !(await isSettled(part, needs, budget, hops))) open.push(part);
  }
  return open;
}

/** Asks one after the other, until somebody agrees or calls it less than a proposal. */
async function isSettled(
  part: AnswerPart,
  { table, opinions, monotonic, signal }: AnswerNeeds,
  budget: { left: number },
  hops: Hop[],
): Promise<boolean> {
  for (const { step, opinion } of inOrder(table, opinions)) {
    if (budget.left <= 0) return false;
    budget.left -= 1;
    const start = monotonic();
    const asked = await opinion.ask(part, signal);
    const settled = reaches(asked.probability, step.settles);
    hops.push(opinionHop(step, opinion, part, { ...asked, settled, ms: monotonic() - start }));
    if (settled) return true;
    const isDoubtful =
      asked.probability === null || step.proposes === null || reaches(asked.probability, step.proposes);
    if (!isDoubtful) return false;
  }
  return false;
}

function reaches(score: number | null, bar: RouteBar | null): boolean {
  return score !== null && bar !== null && score >= bar.value;
}

function inOrder(
  table: RouteTable,
  opinions: readonly SecondOpinion[],
): readonly { readonly step: RouteStep; readonly opinion: SecondOpinion }[] {
  return (['adapter', 'large'] as const).flatMap((by) => {
    const step = openStep(table, by);
    const opinion = opinions.find((one) => one.by === by);
    return step === null || opinion === undefined ? [] : [{ step, opinion }];
  });
}

function makerHop(
  { by, settles }: RouteStep,
  parts: readonly AnswerPart[],
  unsure: readonly AnswerPart[],
  specialist: string,
  ms: number,
): Hop {
  const actor = by === 'rule' || by === 'tagger' ? by : 'head';
  const score = parts.length === 0 ? null : Math.min(...parts.map((part) => part.score));
  const reason = `${String(parts.length)} proposed, ${String(unsure.length)} of them below the score that settles`;
  const threshold = settles?.value ?? null;
  return hop({ by: actor, specialist, score, threshold, reason, ms, changed: parts.length > 0 });
}

interface Asked {
  readonly probability: number | null;
  readonly why?: string;
  readonly settled: boolean;
  readonly ms: number;
}

function opinionHop(
  step: RouteStep,
  { by, specialist }: SecondOpinion,
  part: AnswerPart,
  { settled, ms, ...asked }: Asked,
): Hop {
  const reason = opinionWords(asked, settled, part.question);
  const threshold = step.settles?.value ?? null;
  return hop({
    by: by === 'large' ? by : 'small',
    specialist,
    score: asked.probability,
    threshold,
    reason,
    ms,
    changed: settled,
  });
}

function personHop(open: number, of: number, { standings }: AnswerNeeds): Hop {
  const passed = standings.filter(({ available, by }) => !available && by !== 'rule');
  const left = open === 0 ? 'nothing is left unsure' : `${String(open)} of ${String(of)} unsure`;
  const why =
    open === 0 || passed.length === 0 ? '' : `; not asked: ${passed.map((one) => `${one.by} (${one.why})`).join(', ')}`;
  const reason = `decides: ${left}${why}`;
  return hop({ by: 'person', specialist: 'route', score: null, threshold: null, reason, ms: 0, changed: false });
}
