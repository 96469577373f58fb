/** The golden set, and what may be learnt from, in the real window over the fake bridge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type OpenHarness } from '../harness/open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(async () => {
  await harness.close();
});

describe('the golden set', () => {
  it('says what is held back and what answers meanwhile, takes documents in and out, and is accepted with a reason', async () => {
    const { tab, complaints } = await harness.open({ scene: 'usual', theme: 'light', size: [1440, 900] });
    await tab.keyboard.press('g');
    await tab.keyboard.press('m');
    await tab.getByRole('button', { name: 'Golden set' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByText(/Meanwhile: titles and signs in the text/u).waitFor();
    await dialog.getByRole('cell', { name: 'State of New York' }).first().waitFor();

    await dialog.getByRole('button', { name: 'Take mutual-nda.pdf out of the set' }).click();
    await dialog.getByRole('button', { name: 'Take it out: a reason is missing' }).waitFor();
    await dialog.getByLabel(/Why mutual-nda\.pdf leaves/u).fill('superseded');
    await dialog.getByRole('button', { name: 'Take it out', exact: true }).click();
    await dialog.getByText(/mutual-nda\.pdf, /u).waitFor({ state: 'detached' });

    await dialog.getByLabel(/A reviewed document of/u).selectOption({ label: 'mutual-nda.pdf' });
    await dialog.getByRole('button', { name: 'Add it to the golden set' }).click();
    await dialog.getByText(/mutual-nda\.pdf, 5 decided findings/u).waitFor();

    await dialog.getByLabel('Why these differences may come into use').fill('looked at with M. Okafor');
    await dialog.getByRole('button', { name: 'Accept the differences' }).click();
    await dialog.getByText(/Nothing waits/u).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('learning', () => {
  it('leaves a matter out with a reason, and exports in spite of a policy only with another one', async () => {
    const { tab, complaints } = await harness.open({ scene: 'usual', theme: 'dark', size: [1280, 800] });
    await tab.keyboard.press('g');
    await tab.keyboard.press('p');
    await tab.getByRole('button', { name: 'Take it out of learning' }).click();
    await tab.getByRole('textbox', { name: 'Reason' }).fill('the client does not agree');
    await tab.getByRole('dialog').getByRole('button', { name: 'Take it out of learning' }).click();
    await tab.getByText(/nothing is learnt from it/u).waitFor();
    await tab.getByRole('button', { name: 'Let it be learnt from again' }).waitFor();

    await tab.getByRole('button', { name: 'Export corrections' }).click();
    await tab.getByRole('button', { name: 'Choose a folder and export' }).click();
    await tab.getByRole('button', { name: 'Export: a reason is missing' }).waitFor();
    await tab.getByLabel('Why it is exported all the same').fill('agreed with the client');
    await tab.getByRole('button', { name: 'Export in spite of it' }).click();
    await tab.getByText(/4 decided findings written to/u).waitFor();
    expect(complaints).toEqual([]);
  });
});
