import { describe, expect, it } from 'vitest';
import { Settings } from '../../../electron/contract/settings.ts';
import { settingViews } from '../../../electron/features/settings/setting-views.ts';
import { markdownBlocks } from '../../../renderer/screens/models/markdown-blocks.ts';
import { scoreText } from '../../../renderer/screens/models/score-text.ts';
import { choicesFor, ranges } from '../../../renderer/screens/settings/setting-controls.ts';
import { settingGroups } from '../../../renderer/screens/settings/setting-groups.ts';

const score = { set: 'CUAD', split: 'dev', metric: 'macro F1', value: 0.875, low: 0.839, high: 0.904, n: 400 };

describe('scores', () => {
  it('have an interval and n beside them', () => {
    expect(scoreText(score)).toMatchObject({ value: '87.5', interval: '83–91, n 400' });
  });
  it('say so when there is no interval', () => {
    expect(scoreText({ ...score, low: null, high: null }).interval).toBe('n 400, no interval');
  });
});

describe('a written card', () => {
  it('becomes headings, lists, tables and text', () => {
    const blocks = markdownBlocks(
      '# Clause types\nSays **which** [type](https://example.invalid).\n\n- one\n  more\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    );
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Clause types' },
      { kind: 'text', text: 'Says which type.' },
      { kind: 'list', items: ['one more', 'two'] },
      {
        kind: 'table',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
    ]);
  });
});

describe('settings', () => {
  it('every setting of the contract has a place on the screen', () => {
    const shown = settingGroups(settingViews({ bounds: {} })).flatMap((group) => group.views.map((view) => view.key));
    expect(shown.sort()).toEqual([...Settings.keyof().options].sort());
  });
  it('the ranges are those of the contract', () => {
    for (const [key, { least, most }] of Object.entries(ranges)) {
      const schema = Settings.shape[key as keyof Settings];
      expect([schema.safeParse(least).success, schema.safeParse(most).success]).toEqual([true, true]);
      expect([schema.safeParse(least - 1).success, schema.safeParse(most + 1).success]).toEqual([false, false]);
    }
  });
  it('every choice is one the contract takes', () => {
    for (const key of ['theme', 'density'] as const) {
      expect(
        choicesFor(key)
          .map((choice) => choice.value)
          .sort(),
      ).toEqual([...Settings.shape[key].options].sort());
    }
  });
});
