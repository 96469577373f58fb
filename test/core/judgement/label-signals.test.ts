import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabelSpaceFile } from '../../../electron/contract/label-space.ts';
import { labelSignals } from '../../../electron/core/judgement/label-signals.ts';
import { nameStems } from '../../../electron/core/judgement/name-stems.ts';
import { openLabelSpace } from '../../../electron/core/judgement/open-label-space.ts';
import { scoreChoices } from '../../../electron/core/judgement/score-signals.ts';

interface Fixture {
  readonly text: string;
  readonly labels: readonly string[];
  readonly vector: readonly number[];
  readonly labelVectors: readonly (readonly number[])[];
  readonly signals: readonly (readonly number[])[];
  readonly chances: readonly number[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.resolve(import.meta.dirname, file), 'utf8'));
const file = LabelSpaceFile.parse(read('../../../models/heads/legal.provision-space.json'));
const space = openLabelSpace(file);
const fixture = read('fixtures/legal.provision-space.json') as Fixture;
const names = fixture.labels.map((label, at) => ({
  label,
  vector: Float32Array.from(fixture.labelVectors[at] ?? []),
}));
const vector = Float32Array.from(fixture.vector);

describe('names given at run time', () => {
  test('are measured as the trainer measures them', () => {
    const measured = labelSignals(space, fixture.text, vector, names);
    measured.forEach((signals, at) => {
      space.choice.signals.forEach((name, place) => {
        expect(Math.abs((signals[name] ?? NaN) - (fixture.signals[at]?.[place] ?? NaN)), name).toBeLessThan(0.01);
      });
    });
  });

  test('get the chances that the trainer gives them', () => {
    const chances = scoreChoices(space.choice, labelSignals(space, fixture.text, vector, names));
    chances.forEach((chance, at) => {
      expect(Math.abs(chance - (fixture.chances[at] ?? NaN))).toBeLessThan(0.01);
    });
    expect(fixture.labels[chances.indexOf(Math.max(...chances))]).toBe('Notices');
  });

  test('are measured in finite numbers for any text and name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, label) => {
        const given = [{ label, vector }, ...names];
        const measured = labelSignals(space, text, new Float32Array(vector.length), given);
        expect(measured.flatMap((signals) => Object.values(signals)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('a damaged file is refused', () => {
    expect(() => openLabelSpace({ ...file, axes: file.axes.slice(0, 2048) })).toThrow();
    expect(() => openLabelSpace({ ...file, trained: '' })).toThrow();
  });
});

describe('stems of a name', () => {
  test.each([
    ['Governing Laws', 'Governing Law'],
    ['Terminations', 'Termination'],
    ['Tax Withholdings', 'Withholding of Taxes'],
    ['Indemnifications', 'Indemnity'],
    ['Severability', 'SEVERABILITY'],
    ['Waivers', 'Waiver'],
  ])('%s and %s share them', (one, other) => {
    expect([...nameStems(one)].sort()).toEqual([...nameStems(other)].sort());
  });

  test('words without meaning have none', () => {
    expect(nameStems('of the and')).toEqual([]);
  });
});
