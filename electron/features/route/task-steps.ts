/** The steps of every task beside the fields, as shipped. A step that no part of the product can take for a task does not stand here. */
import type { BarOrigin, RouteActor, RouteBar, RouteStep, RouteTask } from '../../contract/route.ts';

type SingleTask = Exclude<RouteTask, 'legal.fields' | 'health.fields'>;

const majority: BarOrigin = { kind: 'majority' };
const bar = (value: number, from: BarOrigin): RouteBar => ({ value, from });
const likelier = bar(0.5, majority);
/** Accept rules of the shipped files: the lowest score that kept the error on documents that the maker was not fitted on. */
const accepted = (value: number, error: number, documents: number): RouteBar =>
  bar(value, { kind: 'calibration', error, documents });
/** A maker of spans shows all that it marks, as it was measured; a site may cut off what is unlikely. */
const all = bar(0, { kind: 'not-measured', why: 'all that it marks is shown, as in the figures of its card' });

const step = (by: RouteActor, settles: RouteBar | null, proposes: RouteBar | null, on = true): RouteStep => ({
  ...{ by, on, settles, proposes },
});
/** Asked about one answer at a time, whether it holds; a site switches it on once it has such a model. */
const large = step('large', likelier, null, false);
const person = step('person', null, null);
const spans = (by: 'rule' | 'tagger' | 'head'): readonly RouteStep[] => [step(by, likelier, all), large, person];

export const taskSteps: Readonly<Record<SingleTask, readonly RouteStep[]>> = {
  // The rule is the title, weighed with the head. Without a title the head's own word counts.
  'legal.document-type': [
    step('rule', likelier, null),
    step('head', accepted(0.849, 0.02, 377), likelier),
    large,
    person,
  ],
  'health.note-type': [
    step('rule', likelier, null),
    step('head', accepted(0.5737, 0.05, 1505), likelier),
    large,
    person,
  ],
  // Words and vector together measured better than the adapter, so it is a second opinion for those who want one.
  'legal.clause': [
    step('head', accepted(0.6975, 0.05, 119), likelier),
    step(
      'adapter',
      likelier,
      bar(0, { kind: 'not-measured', why: 'what it does not agree to goes on to the next step' }),
      false,
    ),
    large,
    person,
  ],
  'legal.clauses': spans('head'),
  'legal.entities': spans('tagger'),
  'health.entities': spans('tagger'),
  'health.medications': spans('rule'),
  'health.interactions': spans('rule'),
  // Nothing kept the stated error out of fold: every answer is a suggestion.
  'health.question': [step('head', null, likelier), large, person],
  'deid.entities': spans('tagger'),
};
