import { describe, expect, test } from 'vitest';
import type { CalibrationSeries } from '../../../electron/contract/calibration.ts';
import { FindingDraft, type Hop } from '../../../electron/contract/finding.ts';
import { makerOf } from '../../../electron/features/route/maker-of.ts';
import { routeFindings, type RouteNeeds } from '../../../electron/features/route/route-in-force.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { stepStandings } from '../../../electron/features/route/step-standings.ts';
import { sampleFinding } from '../../fakes/sample-records.ts';

const hop = (by: Hop['by'], specialist: string, score: number | null, changed = true): Hop => ({
  ...{
    run: null,
    by,
    specialist,
    score,
    threshold: null,
    reason: 'as read',
    ms: 1,
    tokensIn: 0,
    tokensOut: 0,
    changed,
  },
});

function draft(field: string, raw: number, hops: readonly Hop[]): FindingDraft {
  const { id: _id, version: _version, decision: _decision, ...rest } = sampleFinding();
  return FindingDraft.parse({
    ...{ ...rest, field, status: 'found', hops: [...hops] },
    confidence: { raw, probability: null, samples: 0 },
  });
}

const judged = (maker: string, right: number, of: number, subject = 'governingLaw'): CalibrationSeries => ({
  ...{ subject, maker, set: 'CUAD v1', split: 'train', licence: '' },
  documents: Array.from({ length: of }, (_, at) => at),
  raw: Array.from({ length: of }, () => 0.95),
  right: Array.from({ length: of }, (_, at) => (at < right ? 1 : 0)),
});

const table = shippedRoutes['legal.fields'];

function needs(shipped: readonly CalibrationSeries[], site: readonly CalibrationSeries[] = []): RouteNeeds {
  return {
    ...{ table, series: { shipped, site }, digestOf: (name) => (name.startsWith('rules/') ? null : 'ab'.repeat(32)) },
    standings: stepStandings(table, { head: true, adapter: true, large: null }),
    held: [],
    riskOf: (field) => (field === 'parties' ? 'high' : 'medium'),
  };
}

const rule = hop('rule', 'rules/governing-law', 0.95);
const only = (drafts: readonly FindingDraft[]): FindingDraft => drafts[0]!;
const lastReason = (one: FindingDraft): string => one.hops.at(-1)?.reason ?? '';

describe('the last part of a route', () => {
  test('a finding of a proven maker would be accepted, and still waits for a person', () => {
    const routed = only(
      routeFindings([draft('governingLaw', 0.95, [rule])], needs([judged('rules/governing-law', 295, 301)])),
    );
    expect(lastReason(routed)).toBe('decides: would be accepted at 5 %, 301 alike in 301 judged documents, 6 wrong');
    expect(routed.hops.at(-1)).toMatchObject({ by: 'person', specialist: 'route', changed: false, threshold: 0.5 });
    expect(routed.confidence).toMatchObject({ samples: 301, maker: 'rules/governing-law' });
    expect(routed.confidence.probability).toBeCloseTo(295 / 301, 2);
  });

  test('a model that waits for the golden set is named with what was asked instead, where it would have been asked', () => {
    const entry = { id: 'legal.clause-head', version: '1.2.0', role: 'head' } as const;
    const held = { ...needs([]), held: [{ entry, instead: 'rules' }] };
    const unsure = only(routeFindings([draft('governingLaw', 0.4, [hop('rule', 'rules/law', 0.4)])], held));
    expect(unsure.hops.map(({ by, specialist, reason }) => `${by} ${specialist}: ${reason}`)).toContain(
      'head legal.clause-head@1.2.0: held back until the golden set has run; instead: rules',
    );
    expect(unsure.confidence.maker).toBe('rules/law');
    const settled = { ...rule, threshold: 0.7 };
    expect(only(routeFindings([draft('governingLaw', 0.95, [settled])], held)).hops).toHaveLength(2);
  });

  test('another digest of the same head is another maker: not calibrated', () => {
    const head = hop('head', 'legal.clause-head@1.1.0', 0.9);
    const old = judged(`legal.clause-head@1.1.0#${'cd'.repeat(8)}`, 301, 301);
    const routed = only(routeFindings([draft('governingLaw', 0.9, [head])], needs([old])));
    expect(routed.confidence).toMatchObject({ probability: null, samples: 0 });
    expect(lastReason(routed)).toContain('not calibrated');
    expect(makerOf([head], () => 'ab'.repeat(32))).toBe(`legal.clause-head@1.1.0#${'ab'.repeat(8)}`);
  });

  test('says nothing of acceptance for a field of high risk, whatever is proven', () => {
    const parties = hop('rule', 'rules/parties', 0.95);
    const routed = only(
      routeFindings([draft('parties', 0.95, [parties])], needs([judged('rules/parties', 400, 400, 'parties')])),
    );
    expect(lastReason(routed)).toBe('decides: a value of this risk is always looked at');
  });

  test.each([
    ['not enough data yet, 40 judged documents', judged('rules/governing-law', 40, 40)],
    ['5 % wrong is not proven by 301 judged documents', judged('rules/governing-law', 270, 301)],
  ])('says %s', (words, series) => {
    expect(lastReason(only(routeFindings([draft('governingLaw', 0.95, [rule])], needs([series]))))).toContain(words);
  });

  test("the site's own judgements count before the shipped ones once there are enough of them", () => {
    const shipped = judged('rules/governing-law', 301, 301);
    const few = needs([shipped], [judged('rules/governing-law', 10, 20)]);
    expect(only(routeFindings([draft('governingLaw', 0.95, [rule])], few)).confidence.samples).toBe(301);
    const many = needs([shipped], [judged('rules/governing-law', 60, 100)]);
    const routed = only(routeFindings([draft('governingLaw', 0.95, [rule])], many));
    expect(routed.confidence.samples).toBe(100);
    expect(lastReason(routed)).toContain('not proven by 100 judged documents');
  });

  test('names the steps that were passed where a small model did not agree', () => {
    const doubtful = hop('small', 'evidence-judge-adapter@1.0.0', 0.3, false);
    const routed = only(routeFindings([draft('governingLaw', 0.5, [rule, doubtful])], needs([])));
    expect(lastReason(routed)).toContain('not asked: large (no larger model');
    expect(lastReason(routed).length).toBeLessThanOrEqual(200);
    expect(FindingDraft.parse(routed)).toEqual(routed);
  });
});
