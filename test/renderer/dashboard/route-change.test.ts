import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RouteChange } from '../../../electron/contract/route.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import {
  barOf,
  changeOf,
  missingFrom,
  ofRisk,
  ofStep,
  routeRanges,
  standingAnswers,
  type RouteAnswers,
} from '../../../renderer/screens/dashboard/route-change.ts';

const table = shippedRoutes['legal.fields'];
const standing: RouteAnswers = { ...standingAnswers(table), reason: 'audit of May' };

describe('a change of a route', () => {
  it('begins with what stands', () => {
    expect(standing).toMatchObject({
      by: 'rule',
      asked: 'yes',
      score: '70',
      calls: '24',
      error: '5',
      confidence: '90',
    });
    expect(ofStep(table, 'large')).toMatchObject({ asked: 'no', score: '50' });
    expect(ofRisk(table, 'high')).toEqual({ risk: 'high', shows: 'no', error: '2', confidence: '95' });
    expect(barOf(table, standing)).toEqual(table.steps[0]?.settles);
    expect(barOf(table, { ...standing, what: 'proposes' })).toEqual(table.steps[0]?.proposes);
  });

  it('is one of each kind, in shares', () => {
    const change = (part: Partial<RouteAnswers>) => changeOf({ ...standing, ...part });
    expect(change({ asked: 'no' })).toEqual({ what: 'step', by: 'rule', on: false });
    expect(change({ what: 'settles', score: '82.5' })).toEqual({
      ...{ what: 'bar', by: 'rule', bar: 'settles', value: 0.825, error: null },
    });
    expect(change({ what: 'proposes', from: 'judged' })).toMatchObject({ bar: 'proposes', value: null, error: 0.05 });
    expect(change({ what: 'risk', risk: 'high', shows: 'yes' })).toMatchObject({ risk: 'high', rule: { shows: true } });
    expect(change({ what: 'budget', calls: '0' })).toEqual({ what: 'budget', maxModelCalls: 0 });
    expect(change({ what: 'shipped' })).toEqual({ what: 'shipped' });
  });

  it('says what is missing, and asks nothing that does not belong to it', () => {
    expect(missingFrom({ ...standing, reason: ' ' })).toBe('Change: a reason is missing');
    expect(missingFrom({ ...standing, what: 'settles', score: '101' })).toMatch(/score is a number from 0 to 100$/u);
    expect(missingFrom({ ...standing, what: 'budget', calls: '2.5' })).toMatch(/whole number from 0 to 500$/u);
    expect(missingFrom({ ...standing, what: 'risk', error: '' })).toMatch(/may be wrong is a number from 0.5 to 50$/u);
    expect(missingFrom({ ...standing, score: '', error: '', calls: '' })).toBeNull();
  });

  it('from which nothing is missing is one that the contract takes, and none besides', () => {
    const text = fc.oneof(
      fc.double({ min: -5, max: 600, noNaN: true }).map(String),
      fc.integer({ min: -5, max: 600 }).map(String),
      fc.constant(''),
    );
    const answers = fc.record({
      what: fc.constantFrom('step', 'settles', 'proposes', 'risk', 'budget', 'shipped'),
      from: fc.constantFrom('typed', 'judged'),
      ...{ score: text, error: text, confidence: text, calls: text, reason: fc.constantFrom('', ' ', 'a reason') },
    }) as fc.Arbitrary<Partial<RouteAnswers>>;
    fc.assert(
      fc.property(answers, (part) => {
        const all = { ...standing, ...part };
        const request = { task: table.task, reason: all.reason, change: changeOf(all) };
        const isTaken = RouteChange.safeParse(request).success;
        if (missingFrom(all) === null) expect(isTaken).toBe(true);
      }),
    );
  });

  it('has the ranges of the contract', () => {
    const takes = (part: Partial<RouteAnswers>): boolean =>
      RouteChange.safeParse({ task: table.task, reason: 'r', change: changeOf({ ...standing, ...part }) }).success;
    const { error, confidence, calls, score } = routeRanges;
    const edges = [
      ['risk', 'error', error, 0.5],
      ['risk', 'confidence', confidence, 0.1],
      ['budget', 'calls', calls, 1],
      ['settles', 'score', score, 1],
    ] as const;
    for (const [what, name, { least, most }, step] of edges) {
      const at = (value: number): boolean => takes({ what, [name]: String(value) });
      expect([name, at(least), at(most)]).toEqual([name, true, true]);
      expect([name, at(least - step), at(most + step)]).toEqual([name, false, false]);
    }
  });
});
