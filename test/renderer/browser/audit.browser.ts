/** The audit screen at work: verifying with a stop, anchoring, exporting a chosen part, one decision with its record. By keyboard. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';
import type { Scene } from '../harness/scenes.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function openAudit(scene: Scene = 'usual'): Promise<Page> {
  const { tab } = await harness.open({ scene, theme: 'light', size: [1440, 900] });
  await tab.keyboard.press('g');
  await tab.keyboard.press('u');
  await tab.locator('.log tr[data-item]').first().waitFor();
  return tab;
}

describe('the audit screen', () => {
  it('verifies by V and says what holds, check by check', async () => {
    const tab = await openAudit();
    await tab.keyboard.press('v');
    await tab.getByText('Order and hashes').waitFor();
    expect(await tab.locator('.verify h1').textContent()).toContain('Intact to entry 10,482');
    expect(await tab.locator('.vgrid .ver').count()).toBeGreaterThan(3);
  });

  it('counts while it verifies, and stops by Esc with nothing lost', async () => {
    const tab = await openAudit('slow-verify');
    await tab.keyboard.press('v');
    await tab.getByRole('progressbar', { name: 'Entries done' }).waitFor();
    expect(await tab.locator('.verify-progress').textContent()).toMatch(/of 10,483 entries/u);
    await tab.keyboard.press('Escape');
    await tab.getByText('Stopped by you').waitFor();
    expect(await tab.getByRole('progressbar', { name: 'Entries done' }).count()).toBe(0);
  });

  it('says how old the last anchor is, on every screen, and when it is too old', async () => {
    const tab = await openAudit();
    expect(await tab.locator('.anchor-age').textContent()).toBe(
      'Last outside anchor, 3 h ago by relay file; at most 24 h allowed.',
    );
    const over = await openAudit('anchor-over');
    expect(await over.locator('.status').textContent()).toContain('unanchored for 3 days, more than the 24 h allowed');
    expect(await over.locator('.anchor-age.over').textContent()).toContain('at most 24 h are allowed');
    await over.keyboard.press('g');
    await over.keyboard.press('l');
    expect(await over.locator('.status').textContent()).toContain('unanchored for 3 days');
  });

  it('sends the head out and takes answers in, file by file, without the mouse', async () => {
    const tab = await openAudit();
    await tab.keyboard.press('o');
    const dialog = tab.getByRole('dialog', { name: 'Outside anchors' });
    await dialog.getByRole('button', { name: 'Choose a folder and write' }).focus();
    await tab.keyboard.press('Enter');
    await dialog.getByText('drop-folder').waitFor();
    expect(await dialog.textContent()).toContain('print log-10483.html');
    await dialog.getByRole('button', { name: 'Choose the files' }).focus();
    await tab.keyboard.press('Enter');
    await dialog.getByText('whom this log does not count yet').waitFor();
    expect(await dialog.textContent()).toContain('records.example/witness/1 saw the first 10,483 entries');
    await dialog.getByLabel(/Key of a witness/u).fill('not a key');
    await dialog.getByRole('button', { name: 'Trust it from now on' }).click();
    await dialog.getByText('This could not be taken as written').waitFor();
    await dialog.getByLabel(/Key of a witness/u).fill('city.example/witness/7+9f2c4b1a+BPa');
    await dialog.getByRole('button', { name: 'Trust it from now on' }).click();
    await dialog.getByText('Counts from now on').waitFor();
    await tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('exports a chosen part only when nothing is missing', async () => {
    const tab = await openAudit();
    await tab.keyboard.press('e');
    const dialog = tab.getByRole('dialog', { name: 'Export the log' });
    expect(await dialog.textContent()).toContain('no details');
    await dialog.getByLabel('Form').selectOption('csv');
    await dialog.getByLabel('From day').fill('2026-11-22');
    await dialog.getByLabel('To day').fill('2026-11-21');
    await dialog.getByRole('button', { name: 'Export: the period ends before it begins' }).waitFor();
    await dialog.getByLabel('To day').fill('2026-11-23');
    await dialog.getByLabel(/Add the details/u).check();
    await dialog.getByRole('button', { name: 'Export: the reason is missing' }).waitFor();
    await dialog.getByLabel('Why the details').fill('order of the court');
    await dialog.getByLabel('Passphrase').fill('correct horse battery');
    await dialog.getByRole('button', { name: 'Choose a folder and export' }).click();
    await tab.getByText(/^Exported 10,483 entries/u).waitFor();
  });

  it('shows a decision with its values, its route and its quote', async () => {
    const tab = await openAudit();
    await tab.keyboard.press('j');
    const record = tab.getByRole('complementary', { name: /Record of entry/u });
    await record.getByText('Path, in order').waitFor();
    expect(await record.locator('.record-change').textContent()).toContain('60 days');
    expect(await record.textContent()).toContain('after 41 s on screen');
    expect(await record.locator('blockquote').count()).toBeGreaterThan(0);
  });
});
