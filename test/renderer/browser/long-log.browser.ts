/** The audit screen over a log of a million entries: the window holds one page of it, whatever is looked at. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';

let harness: OpenHarness;
let tab: Page;

beforeAll(async () => {
  harness = await openHarness();
  tab = (await harness.open({ scene: 'million-entries', theme: 'light', size: [1440, 900] })).tab;
  await tab.keyboard.press('g');
  await tab.keyboard.press('u');
  await entry('999,999').waitFor();
});
afterAll(async () => {
  await harness.close();
});

const entry = (n: string): ReturnType<Page['locator']> => tab.locator('.log tr[data-item]', { hasText: n }).first();
const rows = (): Promise<number> => tab.locator('.log tr[data-item]').count();

describe('a log of a million entries', () => {
  it('shows one page, goes to older entries and back', async () => {
    expect(await rows()).toBe(200);
    await tab.getByRole('button', { name: 'Older entries' }).click();
    await entry('999,799').waitFor();
    expect(await rows()).toBe(200);
    await tab.getByRole('button', { name: 'Newer entries' }).click();
    await entry('999,999').waitFor();
  });

  it('finds an entry by its number, from either end, and the first page has nothing older', async () => {
    await tab.locator('#log-search').fill('500,000');
    await entry('500,000').waitFor();
    expect(await rows()).toBe(200);
    await tab.locator('#log-search').fill('#7');
    await expect.poll(rows).toBe(8);
    expect(await tab.getByRole('button', { name: 'Older entries' }).count()).toBe(0);
  });
});
