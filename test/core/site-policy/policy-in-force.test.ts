import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExportForm } from '../../../electron/contract/export.ts';
import type { Sha256 } from '../../../electron/contract/ids.ts';
import { defaultSettings, Settings } from '../../../electron/contract/settings.ts';
import {
  boundedSettings,
  policyPlaces,
  type BoundedSetting,
  type FoundPolicy,
  type PolicyInForce,
  type SitePolicy,
} from '../../../electron/contract/site-policy.ts';
import { isStricter, policyInForce, strictest } from '../../../electron/core/site-policy/policy-in-force.ts';
import { tightened } from '../../../electron/core/site-policy/tightened.ts';

const keys = Object.keys(boundedSettings) as BoundedSetting[];
const hash = (letter: string): Sha256 => letter.repeat(64) as Sha256;

function found(place: FoundPolicy['place'], policy: object | string, distrust: string | null = null): FoundPolicy {
  return { place, sha256: hash('a'), text: typeof policy === 'string' ? policy : JSON.stringify(policy), distrust };
}

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const policy: fc.Arbitrary<Omit<SitePolicy, 'name'>> = fc.record({
  version: fc.constant(1 as const),
  retentionDays: maybe(fc.integer({ min: 0, max: 36_500 })),
  anchorMaximumHours: maybe(fc.integer({ min: 1, max: 8760 })),
  idleLockMinutes: maybe(fc.integer({ min: 1, max: 240 })),
  signatures: maybe(fc.subarray(['decisions' as const])),
  separationOfDuties: maybe(fc.subarray(['models' as const])),
  exportForms: maybe(fc.subarray([...ExportForm.options])),
});
const malformed = fc.constantFrom(
  '',
  '{',
  '[]',
  '{"version":2}',
  '{"version":1,"name":"x","idleLockMinutes":0}',
  '{"version":1,"name":"x","idle":5}',
);
/** At each place nothing, a policy, or something that is none. */
const mix = fc.tuple(
  ...policyPlaces.map((place) =>
    fc.oneof(
      fc.constant(null),
      policy.map((one) => found(place, { ...one, name: place })),
      malformed.map((text) => found(place, text)),
    ),
  ),
);
const chosen: fc.Arbitrary<Settings> = fc
  .record({
    retentionDays: fc.integer({ min: 0, max: 36_500 }),
    anchorMaximumHours: fc.integer({ min: 1, max: 8760 }),
    idleLockMinutes: fc.integer({ min: 1, max: 240 }),
  })
  .map((one) => ({ ...defaultSettings, ...one }));

const present = (places: readonly (FoundPolicy | null)[]): FoundPolicy[] => places.filter((one) => one !== null);
const isRead = (one: FoundPolicy): boolean => policyInForce([one]).problems.length === 0;
const stated = (one: FoundPolicy): Partial<SitePolicy> =>
  isRead(one) ? (JSON.parse(one.text) as SitePolicy) : strictest;

describe('a thousand mixes of policies and settings', () => {
  test('give for each setting the strictest that any policy states or the person chose, and nothing stricter', () => {
    fc.assert(
      fc.property(mix, chosen, (places, settings) => {
        const all = present(places);
        const inForce = tightened(settings, policyInForce(all));
        for (const key of keys) {
          const values = [settings[key], ...all.flatMap((one) => stated(one)[key] ?? [])];
          const strict = boundedSettings[key] === 'least' ? Math.max(...values) : Math.min(...values);
          expect(inForce[key]).toBe(strict);
        }
        expect(Settings.safeParse(inForce).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('name the policy that set a bound: the highest place among those that state it', () => {
    fc.assert(
      fc.property(mix, (places) => {
        const all = present(places);
        const { bounds } = policyInForce(all);
        for (const key of keys) {
          const first = all.find((one) => stated(one)[key] === bounds[key]?.value);
          if (bounds[key] === undefined) expect(first === undefined || stated(first)[key] === undefined).toBe(true);
          else expect(bounds[key].by).toContain(first?.place);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('are never loosened by one more policy, whatever it says', () => {
    fc.assert(
      fc.property(mix, chosen, fc.nat(2), (places, settings, left) => {
        const all = present(places);
        const fewer = present(places.filter((_, at) => at !== left));
        const [more, less] = [policyInForce(all), policyInForce(fewer)];
        for (const key of keys)
          expect(isStricter(key, tightened(settings, less)[key], tightened(settings, more)[key])).toBe(false);
        if (less.signedDecisions !== null) expect(more.signedDecisions).not.toBeNull();
        if (less.separatedModels !== null) expect(more.separatedModels).not.toBeNull();
        for (const form of ExportForm.options) if (isForbidden(less, form)) expect(isForbidden(more, form)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('with a file that is no policy are the strictest there is, and say what is wrong', () => {
    fc.assert(
      fc.property(mix, chosen, malformed, (places, settings, text) => {
        const inForce = policyInForce([...present(places.slice(1)), found('machine', text)]);
        expect(tightened(settings, inForce)).toMatchObject({
          retentionDays: 36_500,
          anchorMaximumHours: 1,
          idleLockMinutes: 1,
        });
        expect(inForce.signedDecisions).not.toBeNull();
        expect(inForce.separatedModels).not.toBeNull();
        expect(inForce.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

function isForbidden({ exportForms }: PolicyInForce, form: ExportForm): boolean {
  return exportForms !== null && !exportForms.value.includes(form);
}

describe('a policy', () => {
  test('of one file has the hash of that file; of several, one that changes with each of them and with its place', () => {
    const one = found('machine', { version: 1, name: 'a' });
    expect(policyInForce([one]).sha256).toBe(hash('a'));
    const two = policyInForce([one, { ...one, place: 'user' }]).sha256;
    const other = policyInForce([one, { ...one, place: 'workstation' }]).sha256;
    expect(new Set([two, other, hash('a')]).size).toBe(3);
    expect(policyInForce([]).sha256).toBeNull();
  });

  test('that others can change counts as the strictest, whatever it says', () => {
    const loose = found(
      'machine',
      { version: 1, name: 'a', idleLockMinutes: 240 },
      'others than the administrator can change it',
    );
    expect(policyInForce([loose]).bounds.idleLockMinutes?.value).toBe(1);
    expect(policyInForce([loose]).problems).toEqual([
      'The machine policy cannot be used: others than the administrator can change it.',
    ]);
  });

  test('that says nothing leaves settings as people chose them', () => {
    expect(tightened(defaultSettings, policyInForce([]))).toEqual(defaultSettings);
    expect(tightened(defaultSettings, policyInForce([found('user', { version: 1, name: 'a' })]))).toEqual(
      defaultSettings,
    );
  });
});
