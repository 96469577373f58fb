/** WCAG 2.2 A and AA rules that a machine can check, on every view in light and dark: no serious finding. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';
import { views } from '../harness/views.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const shown = views.flatMap((view) =>
  (view.themes ?? (['light', 'dark'] as const)).map((theme) => ({ view, theme, name: `${view.name}, ${theme}` })),
);

describe('no serious accessibility finding', () => {
  it.each(shown)('$name', async ({ view, theme }) => {
    const size = view.sizes?.[0] ?? ([1440, 900] as const);
    const { tab } = await harness.open({
      scene: view.scene ?? 'usual',
      theme,
      size,
      density: view.density ?? 'standard',
    });
    await view.act?.(tab);
    await tab.waitForTimeout(200);
    const context = await tab.context().newCDPSession(tab);
    await context.send('Runtime.evaluate', { expression: axeSource });
    const result = await tab.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: (options: unknown) => Promise<AxeResult> } };
      return axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } });
    });
    const serious = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual(
      [],
    );
    await tab.context().close();
  });
});
