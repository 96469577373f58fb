/** A workstation under a policy: settings say who bounds them, and a decision asks for a signature. By keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';
import { openDocument } from '../harness/views.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

describe('under a policy', () => {
  it('settings say who bounds them, and one without a choice cannot be changed', async () => {
    const { tab } = await harness.open({ scene: 'under-policy', theme: 'light', size: [1440, 900] });
    await tab.keyboard.press('g');
    await tab.keyboard.press('s');
    await tab.getByText('In force since this sign-in: Records policy 2026-11').waitFor();
    expect(await tab.getByLabel('Lock when idle').isDisabled()).toBe(true);
    await tab.getByText('Set by Records policy 2026-11. It cannot be changed here.').waitFor();
    const anchors = tab.getByLabel('Oldest anchor of the log');
    expect([await anchors.isDisabled(), await anchors.getAttribute('max')]).toEqual([false, '24']);
    await tab.getByText('at most 24 hours. A lower number may be chosen.').waitFor();
    await tab.getByText('A decision needs a signature').waitFor();
  });

  it('nothing is decided without the passphrase, and with it the review goes on', async () => {
    const { tab } = await harness.open({ scene: 'under-policy', theme: 'light', size: [1440, 900] });
    await openDocument(tab);
    await tab.keyboard.press('1');
    await tab.keyboard.press('a');
    const dialog = tab.getByRole('dialog', { name: 'Sign this decision' });
    await dialog.getByLabel('Passphrase').waitFor();
    await tab.keyboard.type('wrong');
    await tab.keyboard.press('Enter');
    await dialog.getByText('This passphrase does not open the vault').waitFor();
    await dialog.getByLabel('Passphrase').fill('correct horse battery');
    await tab.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await tab.getByText('Decided. Next:').waitFor({ state: 'attached' });
  });
});
