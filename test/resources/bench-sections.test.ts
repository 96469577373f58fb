/** The figures of the benches on the cards: `npm run cards`. */
import { describe, expect, test } from 'vitest';
import { benchSections, withSection } from '../../resources/scripts/cards/bench-sections.mjs';

const score = { value: 0.5, low: 0.4, high: 0.61, n: 20 };
const variant = {
  model: 'a',
  format: 'Q8_0',
  megabytes: 4,
  measure: 'accuracy',
  score,
  agreement: null,
  speed: 118.4,
  memory: 330,
};

describe('a section of a card', () => {
  test('is made for each model that a bench measured, with n and interval', () => {
    const sections = benchSections({
      quantisation: [variant, { ...variant, agreement: 0.98 }, { ...variant, model: 'b' }],
    });
    expect(sections).toMatchObject([
      { id: 'a', name: 'quantisation' },
      { id: 'b', name: 'quantisation' },
    ]);
    expect(String(sections[0]?.text)).toContain(
      '| Q8_0 | 4.0 MB | accuracy 0.500 (0.400 to 0.610), n = 20 | 98 % | 118 | 330 MB |',
    );
    expect(benchSections({})).toEqual([]);
  });

  test('says which way of thinking and which order of passages was right how often', () => {
    const rows = [{ name: 'majority', accuracy: score, tokens: 109.6, stopped: 0.025 }];
    const judged = [{ group: 'contracts', scorer: 'words', best: score, order: score, milliseconds: null }];
    const [traces, judge] = benchSections({ traces: { model: 'base', rows }, judge: judged });
    expect(traces).toMatchObject({ id: 'base', name: 'traces' });
    expect(traces?.text).toContain('| majority | 0.500 (0.400 to 0.610), n = 20 | 110 | 3 % |');
    expect(judge?.text).toContain('| contracts | words |');
  });

  test('takes the place of the one before and leaves the rest of the card', () => {
    const once = withSection('# Card\n', { name: 'judge', text: '## One' });
    const between = withSection(once, { name: 'traces', text: '## Other' });
    expect(withSection(between, { name: 'judge', text: '## Two' })).toBe(between.replace('## One', '## Two'));
    expect(between.startsWith('# Card\n\n')).toBe(true);
  });
});
