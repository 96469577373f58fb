import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { balanceLabels } from './balance-labels.ts';
import { readRows, appendRow } from './json-lines.ts';
import { labelQuestions } from './label-questions.ts';
import { measureContender } from './measure-contender.ts';
import { listed, locateAll, spanQuestions } from './span-questions.ts';
import { benchTasks } from './tasks.ts';
import { verdict } from './verdict.ts';

const probabilities = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.array(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);

describe('balancing labels', () => {
  it('gives probabilities that sum to one for each item', () => {
    fc.assert(
      fc.property(probabilities, (rows) => {
        for (const row of balanceLabels(rows)) expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('takes away what a model prefers whatever the text says', () => {
    const rows = [
      [0.9, 0.1],
      [0.7, 0.3],
    ];
    const [first = [], second = []] = balanceLabels(rows);
    expect((first[0] ?? 0) > (first[1] ?? 0)).toBe(true);
    expect((second[0] ?? 0) < (second[1] ?? 0)).toBe(true);
  });

  it('changes nothing when one label is scaled for all items alike', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0.1, max: 10, noNaN: true }), (rows, factor) => {
        const scaled = rows.map(([first = 0, ...rest]) => [first * factor, ...rest]);
        const left = balanceLabels(rows).flat();
        balanceLabels(scaled)
          .flat()
          .forEach((value, at) => {
            expect(value).toBeCloseTo(left[at] ?? 0, 6);
          });
      }),
    );
  });
});

describe('a verdict', () => {
  it('needs intervals that do not touch', () => {
    expect(verdict({ low: 0.6, high: 0.7 }, { low: 0.4, high: 0.5 })).toBe('beats');
    expect(verdict({ low: 0.5, high: 0.7 }, { low: 0.4, high: 0.5 })).toBe('no clear difference');
    expect(verdict({ low: 0.1, high: 0.2 }, { low: 0.4, high: 0.5 })).toBe('behind');
  });

  it('turns around when the two change places', () => {
    const interval = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
    const turned = { beats: 'behind', behind: 'beats', 'no clear difference': 'no clear difference' } as const;
    fc.assert(
      fc.property(interval, interval, (own, other) => {
        expect(verdict(own, other)).toBe(turned[verdict(other, own)]);
      }),
    );
  });
});

describe('spans that a model lists', () => {
  const question = spanQuestions['health.entities'];
  if (question === undefined) throw new Error('the question is listed');

  it('are read line by line, known types only', () => {
    const written = 'Chemical: aspirin\n- Disease: "gastric bleeding"\nColour: red\nI found no more.';
    expect(listed(question, written)).toEqual([
      { type: 'Chemical', text: 'aspirin' },
      { type: 'Disease', text: 'gastric bleeding' },
    ]);
  });

  it('are marked wherever they stand as whole words, the longer first', () => {
    const text = 'Aspirin and aspirins: low-dose aspirin.';
    const found = locateAll(text, [
      { type: 'Chemical', text: 'aspirin' },
      { type: 'Chemical', text: 'low-dose aspirin' },
      { type: 'Chemical', text: 'ibuprofen' },
    ]);
    expect(found.map((one) => one.text)).toEqual(['Aspirin', 'low-dose aspirin']);
  });

  it('never overlap and always say what stands at their place', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ab', 'a b', 'b a'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (text, wanted) => {
        const whole = text.join(' ');
        const found = locateAll(
          whole,
          wanted.map((one) => ({ type: 'T', text: one })),
        );
        found.forEach(({ start, end, text: at }, index) => {
          expect(whole.slice(start, end)).toBe(at);
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        });
      }),
    );
  });
});

describe('questions to untuned models', () => {
  it('name each label by a word of its own', () => {
    for (const { words } of Object.values(labelQuestions)) {
      const spoken = Object.values(words);
      expect(new Set(spoken).size).toBe(spoken.length);
    }
  });

  it('never reach a text before what all items share', () => {
    const item = { id: 'one', text: 'SECRET', labels: [] };
    expect(labelQuestions['legal.clause'].ask(item).shared).not.toContain('SECRET');
  });
});

describe('rows of a table', () => {
  const task = benchTasks.find(({ key }) => key === 'health.note-type');
  if (task === undefined) throw new Error('the task is listed');
  const items = [
    { id: 'one', text: '', label: 'letter' },
    { id: 'two', text: '', label: 'letter' },
  ];

  it('count an item without an answer as wrong', () => {
    const answer = { id: 'one', label: 'letter', probability: 1, milliseconds: 4 };
    const row = measureContender(task, { role: 'base model', name: 'one', bytes: 2e6, predictions: [answer] }, items);
    expect(row).toMatchObject({ value: 0.5, n: 2, milliseconds: 4, megabytes: 2 });
  });

  it('ignore answers to items that were not asked', () => {
    const stranger = { id: 'three', label: 'letter', probability: 1, milliseconds: 900 };
    const row = measureContender(
      task,
      { role: 'base model', name: 'one', bytes: null, predictions: [stranger] },
      items,
    );
    expect(row).toMatchObject({ value: 0, n: 2, milliseconds: 0 });
  });
});

describe('kept answers', () => {
  it('are read again without a line that was cut off', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cloister-bench-')), 'answers.jsonl');
    const schema = z.object({ id: z.string() });
    expect(readRows(file, schema)).toEqual([]);
    appendRow(file, { id: 'one' });
    writeFileSync(file, '{"id":"tw', { flag: 'a' });
    expect(readRows(file, schema)).toEqual([{ id: 'one' }]);
    appendRow(file, { id: 'two' }); // lost with the line before it, and asked again
    appendRow(file, { id: 'two' });
    expect(readRows(file, schema)).toEqual([{ id: 'one' }, { id: 'two' }]);
  });
});
