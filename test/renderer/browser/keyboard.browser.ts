/** Every dialogue without a mouse: opened from the keyboard, closed by Escape, and the focus is back on what opened it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

/** Screen letter, the words on the button that opens, the title of what opens. */
const dialogs: readonly (readonly [string, string, RegExp])[] = [
  ['l', 'New matter', /New matter/u],
  ['l', 'Remove from this matter', /Remove hosting/u],
  ['p', 'New policy', /New policy/u],
  ['p', 'Switch off', /Switch off: No personal/u],
  ['u', 'Sign off', /Sign off the log/u],
  ['u', 'Anchor', /Outside anchors/u],
  ['u', 'Export', /Export the log/u],
  ['m', 'Bring a model', /Bring a model/u],
  ['m', 'Golden set', /Golden set/u],
  ['m', 'Right size', /Right size/u],
  ['m', 'Approvals', /Approvals between people/u],
  ['m', 'Take out of use', /Take out of use/u],
  ['b', 'Change this route', /Change the route/u],
];

async function openScreen(letter: string): Promise<Page> {
  const { tab } = await harness.open({ scene: 'usual', theme: 'light', size: [1280, 800] });
  await tab.keyboard.press('g');
  await tab.keyboard.press(letter);
  return tab;
}

const focusedWords = (tab: Page): Promise<string> =>
  tab.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

/** The ring of what has the focus, or of the field round it. */
const hasRing = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => {
    const focused = document.activeElement;
    const drawn = [focused, focused?.closest('.field')].filter((one) => one !== null && one !== undefined);
    return drawn.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
  });

describe('a dialogue', () => {
  it.each(dialogs)('(G %s, %s) keeps Tab inside, shows the focus, and gives it back', async (letter, opener, title) => {
    const tab = await openScreen(letter);
    const button = tab.getByRole('button', { name: opener }).first();
    await button.focus();
    await tab.keyboard.press('Enter');
    const dialog = tab.getByRole('dialog', { name: title });
    await dialog.waitFor();
    for (let step = 0; step < 6; step += 1) {
      await tab.keyboard.press('Tab');
      const isOutside = await tab.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
      );
      expect(isOutside).toBe(false);
      if (await tab.evaluate(() => document.activeElement !== document.body)) expect(await hasRing(tab)).toBe(true);
    }
    await tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focusedWords(tab)).toContain(opener);
    await tab.context().close();
  });
});

describe('the route', () => {
  it('is changed without a mouse, with a reason, and a refusal says why', async () => {
    const tab = await openScreen('b');
    await tab.getByRole('button', { name: 'Change this route' }).focus();
    await tab.keyboard.press('Enter');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('What changes').selectOption('settles');
    await dialog.getByText(/^Now: enough from 70 of 100/u).waitFor();
    await dialog.getByLabel('Where the score is from').selectOption('judged');
    await dialog.getByLabel('Reason').focus();
    await tab.keyboard.type('audit of May');
    await tab.keyboard.press('Enter');
    await dialog.getByText('Not enough data yet: 0 judged documents.').waitFor();
    await dialog.getByLabel('Where the score is from').selectOption('typed');
    await dialog.getByLabel('Score, of 100').fill('82.5');
    await dialog.getByLabel('Reason').focus();
    await tab.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tab.getByText('enough from 83 of 100; typed in by R. Adeyemi: audit of May').waitFor();
    expect(await focusedWords(tab)).toBe('Change this route');
  });
});

describe('a screen', () => {
  it.each(['l', 'd', 'a', 'p', 'u', 'm', 'b', 's'])(
    '(G %s) is walked by Tab, and the focus is always seen',
    async (letter) => {
      const tab = await openScreen(letter);
      await tab.waitForTimeout(300);
      const reached = new Set<string>();
      for (let step = 0; step < 30; step += 1) {
        await tab.keyboard.press('Tab');
        if (await tab.evaluate(() => document.activeElement === document.body)) continue;
        expect([await focusedWords(tab), await hasRing(tab)]).toEqual([expect.any(String), true]);
        reached.add(await focusedWords(tab));
      }
      expect(reached.size).toBeGreaterThan(8);
    },
  );
});
