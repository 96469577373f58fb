import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteAdapter, siteCard } from '../fixtures/site-adapter.ts';
import { openWorkstation, passphrase, setUp, type Workstation } from './work-station.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cloister-models-'));
const file = path.join(folder, 'our-leases.gguf');
const card = path.join(folder, 'our-leases.json');
let station: Workstation;

beforeAll(async () => {
  const bytes = siteAdapter('Site Cuad20');
  writeFileSync(file, bytes);
  writeFileSync(card, JSON.stringify(siteCard(bytes)));
  station = await openWorkstation();
  await setUp(station);
});
afterAll(async () => {
  await station.app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What the next file dialog of the shell gives back. */
const choose = (chosen: string): Promise<void> =>
  station.app.evaluate(({ dialog }, one) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [one] });
  }, chosen);

// Each step needs the one before.
describe('a model that the site brings', () => {
  test('is brought in with its card, and is not used', async () => {
    await station.go('Models');
    await station.button('Bring a model').click();
    await choose(file);
    await station.button('Choose the model file').click();
    await station.button('our-leases.gguf').waitFor();
    await choose(card);
    await station.button(/Choose its card/u).click();
    await station.button('our-leases.json').waitFor();
    await station.button('Bring it in').click();
    await station.page.getByRole('dialog').waitFor({ state: 'detached' });
    await station.page.getByRole('row', { name: /Clauses of our leases/u }).click();
    await station.page.getByText('It is not used. Test it: it is loaded beside the work.').waitFor();
    await station.picture('models-brought');
  }, 120_000);

  test('is tested beside the work: its canaries show that it is at work', async () => {
    await station.button('Test it').click();
    await station.button('Test it again').waitFor({ timeout: 240_000 });
    await station.page.getByText(/Canary 1: expected law, got law/u).waitFor();
    await station.picture('models-tested');
  }, 300_000);

  test('is approved by this person with the passphrase, and waits for another one', async () => {
    await station.button('Approve it').click();
    const dialog = station.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('measured on our leases');
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await dialog.getByLabel(/I imported this model/u).check();
    await dialog.getByRole('button', { name: /Approve/u }).click();
    await dialog.waitFor({ state: 'detached' });
    await station.page.getByText('One of two people approved it. The other one answers by file.').waitFor();
    expect(await station.button('Approve it').count()).toBe(0);
    await station.picture('models-approved');
  }, 120_000);
});
