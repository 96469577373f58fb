/** The real window over the fake bridge in an installed Chromium, under the product's content security policy. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness, type OpenPage } from '../harness/open-harness.ts';
import type { Scene } from '../harness/scenes.ts';
import { openDocument } from '../harness/views.ts';

let harness: OpenHarness;
const opened: OpenPage[] = [];

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(async () => {
  await harness.close();
  expect(opened.flatMap((page) => page.complaints)).toEqual([]);
});

async function open(scene: Scene = 'usual', size: readonly [number, number] = [1440, 900]): Promise<Page> {
  const page = await harness.open({ scene, theme: 'light', size });
  opened.push(page);
  return page.tab;
}

/** Where the current mark stands on the desk: 0 is its top, 1 its foot. */
async function markHeight(tab: Page): Promise<number> {
  await tab.locator('.mark-box.on').first().waitFor();
  return tab.evaluate(() => {
    const desk = document.querySelector('[data-desk]')!.getBoundingClientRect();
    return (document.querySelector('.mark-box.on')!.getBoundingClientRect().top - desk.top) / desk.height;
  });
}

describe('the review station', () => {
  it('reads PDF pages in a worker, never in the page itself', async () => {
    const tab = await open();
    await openDocument(tab);
    expect(tab.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
      expect.stringMatching(/pdf\.worker/u),
    ]);
  });

  it('brings the quote of a chosen finding to 40 to 50 % of the height, over its own words', async () => {
    const tab = await open();
    await openDocument(tab);
    for (const name of ['Cap on liability', 'Governing law', 'Assignment']) {
      await tab.getByRole('option', { name: new RegExp(name, 'u') }).click();
      await expect.poll(() => markHeight(tab)).toSatisfy((height: number) => height >= 0.4 && height <= 0.5);
    }
    const under = await tab.evaluate(() => {
      const boxes = [...document.querySelectorAll('.mark-box.on')].map((box) => box.getBoundingClientRect());
      const spans = [...document.querySelectorAll('.text-layer span')];
      return spans
        .filter((span) => {
          const at = span.getBoundingClientRect();
          return boxes.some((box) => box.left < at.right && box.right > at.left && Math.abs(box.top - at.top) < 4);
        })
        .map((span) => span.textContent)
        .join(' ');
    });
    expect(under).toContain('Customer may not assign');
  });

  it('can be worked without the mouse', async () => {
    const tab = await open();
    await openDocument(tab);
    const main = tab.locator('.acts .btn.main');
    expect(await main.textContent()).toContain('choose a value first');
    await tab.keyboard.press('a');
    expect(await tab.locator('.dhead h2').textContent()).toContain('Notice to stop renewal');
    await tab.keyboard.press('1');
    expect(await main.textContent()).toContain('Accept 90 days');
    await tab.keyboard.press('a');
    await tab.getByText('Decided. Next: Cap on liability').waitFor({ state: 'attached' });
    await tab.keyboard.press('r');
    await tab.keyboard.type('Names two amounts');
    await tab.keyboard.press('Enter');
    await tab.getByText(/^4?5 of 13 decided|5 of 13 decided$/u).waitFor();
  });

  it('keeps the quote in view while a value is corrected', async () => {
    const tab = await open();
    await openDocument(tab);
    await tab.keyboard.press('j');
    await tab.keyboard.press('c');
    expect(await tab.locator('.decide blockquote').first().isVisible()).toBe(true);
    await tab.keyboard.press('Escape');
    await tab.locator('.acts').waitFor();
  });

  it('marks the page and not a place when the text here is not the text that was read', async () => {
    const tab = await open('other-text');
    await tab.getByRole('row', { name: /hosting-services/u }).dblclick();
    await tab.locator('.page-edge.on').waitFor();
    expect(await tab.locator('.mark-box').count()).toBe(0);
    expect(await tab.locator('.page-edge.on').textContent()).toContain('On this page.');
  });
});

describe('asking', () => {
  it('shows sentences as they come and opens a quote on its page', async () => {
    const tab = await open();
    await tab.keyboard.press('g');
    await tab.keyboard.press('a');
    await tab.getByText('Set apart').waitFor();
    await tab.keyboard.press('/');
    await tab.keyboard.type('How can it be ended?');
    await tab.keyboard.press('Enter');
    await tab.getByText('More sentences may follow').waitFor();
    await tab.getByText('took 41 s').waitFor();
    await tab.keyboard.press('Enter');
    await expect.poll(() => markHeight(tab)).toSatisfy((height: number) => height >= 0.4 && height <= 0.5);
  });
});

describe('the doors', () => {
  it('locked, nothing of any document is in the page or its title', async () => {
    const tab = await open();
    await openDocument(tab);
    await tab.keyboard.press('Control+l');
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await tab.evaluate(() => document.body.textContent)).not.toMatch(/Pell Harbor|hosting/u);
    expect(await tab.title()).toBe('Cloister');
  });

  it('the recovery key stays until it was kept, even when the engine says that the vault is open', async () => {
    const tab = await open('set-up');
    await tab.getByLabel('Your name').fill('R. Adeyemi');
    await tab.getByLabel('A passphrase').fill('correct horse battery');
    await tab.getByLabel('The same again').fill('correct horse battery');
    await tab.keyboard.press('Enter');
    await tab.getByText('Your recovery key, shown once').waitFor();
    await tab.evaluate(() => {
      const { cloister } = globalThis as unknown as { cloister: { emit: (name: string, state: unknown) => void } };
      cloister.emit('vault.changed', { state: 'open', user: null });
    });
    await tab.getByLabel('I have kept the recovery key').check();
    await tab.getByRole('button', { name: 'Go on' }).click();
    await tab.locator('.app').waitFor();
  });

  it('a wrong passphrase is said in words, with the way out', async () => {
    const tab = await open('locked');
    await tab.getByLabel('Passphrase').fill('wrong horse');
    await tab.keyboard.press('Enter');
    await tab.getByText('This passphrase does not open the vault').waitFor();
  });
});

describe('the frame', () => {
  it.each([
    [1280, 800],
    [720, 450],
  ] as const)('never scrolls sideways at %d x %d', async (...size) => {
    const tab = await open('usual', size);
    for (const letter of ['l', 'd', 'a', 'u', 'm', 's']) {
      await tab.keyboard.press('g');
      await tab.keyboard.press(letter);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  it('each pane is reached by F6', async () => {
    const tab = await open();
    await openDocument(tab);
    const reached: (string | null)[] = [];
    for (let step = 0; step < 4; step += 1) {
      await tab.keyboard.press('F6');
      reached.push(
        await tab.evaluate(() => document.activeElement?.closest('.rail, .pane')?.getAttribute('aria-label') ?? null),
      );
    }
    expect(new Set(reached)).toEqual(new Set(['Screens', 'Page', 'Findings', 'Decision on finding 7']));
  });
});
