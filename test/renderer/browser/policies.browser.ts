/** Marking passages of a policy in the real window over the fake bridge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(async () => {
  await harness.close();
});

describe('the policies of a site', () => {
  it('are reached, marked and put out of force by the keyboard, with a reason', async () => {
    const { tab, complaints } = await harness.open({ scene: 'usual', theme: 'light', size: [1440, 900] });
    await tab.keyboard.press('g');
    await tab.keyboard.press('p');
    await tab.getByRole('heading', { name: 'No personal guarantee' }).waitFor();
    await tab.getByText('Passages of this matter').waitFor();
    expect(await tab.getByText('93 in 100 (interval 84 to 99, n = 29)').count()).toBe(1);
    await tab.locator('.passage').first().waitFor();
    const before = await tab.getByText(/14 that break it/u).count();
    await tab.keyboard.press('a');
    await tab.getByText(/15 that break it/u).waitFor();
    await tab.keyboard.press('r');
    await tab.getByText(/16 that do not/u).waitFor();
    expect(before).toBe(1);
    await tab.getByRole('button', { name: 'Switch off' }).click();
    await tab.getByRole('textbox', { name: 'Reason' }).fill('too many alarms');
    await tab.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await tab.getByText('Switched off', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('cannot be trained before enough passages are marked, and the button says how many are missing', async () => {
    const { tab, complaints } = await harness.open({ scene: 'usual', theme: 'dark', size: [1280, 800] });
    await tab.keyboard.press('g');
    await tab.keyboard.press('p');
    await tab.getByRole('row', { name: /Audit on short notice/u }).click();
    const button = tab.getByRole('button', {
      name: 'Not enough data yet: mark 4 more that break it and 7 more that do not',
    });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await tab.getByRole('button', { name: 'New policy' }).click();
    await tab.getByRole('button', { name: 'Begin: the name is missing' }).waitFor();
    await tab.getByLabel('Name').fill('No bearer shares');
    await tab.getByRole('button', { name: 'Begin the policy' }).click();
    await tab.getByRole('heading', { name: 'No bearer shares' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
