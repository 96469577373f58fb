import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LabelSpaceFile } from '../../../electron/contract/label-space.ts';
import { openLabelSpace } from '../../../electron/core/judgement/open-label-space.ts';
import { provisionChooser } from '../../../electron/features/judge/choose-provision.ts';
import type { Embedder } from '../../../electron/ports/embedder.ts';
import { fakeEmbedder } from '../../fakes/fake-embedder.ts';

const file = path.resolve(import.meta.dirname, '../../../models/heads/legal.provision-space.json');
const space = openLabelSpace(LabelSpaceFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
const { signal } = new AbortController();
const insurance = 'Each party shall maintain insurance with limits of 1,000,000 dollars per occurrence.';

function countingEmbedder(): Embedder & { readonly embedded: string[] } {
  const embedded: string[] = [];
  const inner = fakeEmbedder();
  return { ...inner, embedded, embed: async (texts) => (embedded.push(...texts), inner.embed(texts)) };
}

describe('choosing a name for a provision', () => {
  test('gives every name once, best first, with chances that add up to one', async () => {
    const { choose } = provisionChooser(space, fakeEmbedder());
    const labels = ['Insurance', 'Notices', 'Insurance', 'Base Salary'];
    const { label, alternatives } = await choose(insurance, labels, signal);
    expect(alternatives.map((one) => one.label).sort()).toEqual(['Base Salary', 'Insurance', 'Notices']);
    expect(alternatives[0]?.label).toBe(label);
    expect(alternatives.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
  });

  test('embeds a name once, however many items bring it', async () => {
    const embedder = countingEmbedder();
    const { choose } = provisionChooser(space, embedder);
    await choose(insurance, ['Insurance', 'Notices'], signal);
    await choose('Notices shall be in writing.', ['Notices', 'Insurance'], signal);
    expect(embedder.embedded.filter((text) => text === 'Insurance' || text === 'Notices')).toHaveLength(2);
  });

  test.each([
    ['an empty text', ''],
    ['signs alone', '§ — ¶'],
    ['a language that it never read', '契約書は書面で作成する。'],
  ])('%s goes to a person', async (_, text) => {
    const { choose } = provisionChooser(space, fakeEmbedder());
    expect((await choose(text, ['Insurance', 'Notices'], signal)).abstained).toBe(true);
  });

  test('a text of 100,000 words is answered in seconds', async () => {
    const started = performance.now();
    const { choose } = provisionChooser(space, fakeEmbedder());
    await choose('insurance word '.repeat(50_000), ['Insurance', 'Notices'], signal);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
