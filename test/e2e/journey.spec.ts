import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from './build-fixture.ts';
import { makeMatter, openWorkstation, passphrase, setUp, unlock, type Workstation } from './work-station.ts';

const samples = path.join(projectRoot, 'resources/samples');
const folder = mkdtempSync(path.join(tmpdir(), 'cloister-journey-'));
const userData = path.join(folder, 'user');
let station: Workstation;

beforeAll(async () => {
  station = await openWorkstation(userData);
});
afterAll(async () => {
  await station.app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Waits for one file's row to say something. */
const row = (name: string, says: string | RegExp) =>
  station.page.getByRole('row').filter({ hasText: name }).filter({ hasText: says });

// One person's first day, in order: each step needs the one before.
describe('a first day', () => {
  test('sets up the workstation and keeps the recovery key', async () => {
    await station.picture('set-up');
    expect((await setUp(station)).length).toBeGreaterThan(20);
    await station
      .button(/new matter/iu)
      .first()
      .waitFor();
  });

  test('opens a matter', async () => {
    await makeMatter(station, 'Calder Ridge and Osprey Loom');
    await expect.poll(() => station.page.getByText('Calder Ridge and Osprey Loom').count()).toBeGreaterThan(0);
    await station.picture('library-empty');
  });

  test('drops an agreement, an empty file and a broken one; the good one is read and the bad ones say why', async () => {
    const empty = path.join(folder, 'empty.txt');
    const broken = path.join(folder, 'broken.pdf');
    writeFileSync(empty, '');
    writeFileSync(broken, '%PDF-1.7\nnot really a PDF');
    await station.app.drop(station.page, 'main', [path.join(samples, 'legal/mutual-nda.pdf'), empty, broken]);
    await row('mutual-nda.pdf', 'Non-disclosure').waitFor({ timeout: 180_000 });
    await row('mutual-nda.pdf', 'Ready').waitFor({ timeout: 240_000 });
    await row('broken.pdf', /refused|damaged/iu).waitFor();
    await station.picture('library');
  }, 480_000);

  test('opens the agreement: the page beside its findings, by pdf.js in its worker', async () => {
    await row('mutual-nda.pdf', 'Ready').dblclick();
    await station.page.getByRole('listbox', { name: 'Findings by what they need' }).waitFor();
    expect(await station.page.getByRole('option').count()).toBeGreaterThan(3);
    await station.page.locator('canvas').first().waitFor();
    expect(station.page.workers().length).toBe(1);
  });

  test('a click on a finding brings its quote into view and marks it', async () => {
    const law = station.page.getByRole('option').filter({ hasText: /governing law/iu });
    await law.click();
    const mark = station.page.locator('.mark-box.on').first();
    await mark.waitFor({ timeout: 20_000 });
    const box = await mark.boundingBox();
    expect(box).not.toBeNull();
    expect(box!.y).toBeGreaterThan(40);
    expect(box!.y).toBeLessThan(860);
    await station.picture('document');
  });

  test('reviews by keyboard: accepts one, rejects another with a reason', async () => {
    const options = station.page.getByRole('option');
    await options.first().click();
    await station.page.keyboard.press('a');
    await expect.poll(() => station.page.locator('[role=option]', { hasText: 'Accepted' }).count()).toBe(1);
    await station.page.keyboard.press('j');
    await station.page.keyboard.press('r');
    await station.page.getByLabel('Reason').fill('Not what the clause says');
    await station.page.keyboard.press('Enter');
    await expect.poll(() => station.page.locator('[role=option]', { hasText: 'Rejected' }).count()).toBe(1);
    await station.picture('document-reviewed');
  });

  test('asks a question, and a citation leads to its page', async () => {
    await station.go('Ask');
    await station.page.getByLabel('Ask this matter').fill('Which law governs the agreement?');
    await station.page.keyboard.press('Enter');
    await station.page.getByRole('heading', { name: 'Which law governs the agreement?' }).waitFor({ timeout: 120_000 });
    await station.page.getByText(/answered by/u).waitFor({ timeout: 240_000 });
    const text = await station.page.getByRole('region', { name: 'Answer text' }).innerText();
    expect(text).toMatch(/searched/iu);
    await station.picture('ask');
    const source = station.page.getByRole('button', { name: 'Source 1' });
    if ((await source.count()) > 0) await source.first().click();
  }, 420_000);

  test('shows every mention of exact words', async () => {
    await station.page.getByLabel('Ask this matter').fill('"Receiving Party"');
    await station.page.keyboard.press('Enter');
    const found = station.page.getByRole('region', { name: 'Every mention' });
    await found.getByText(/\d+ mentions? in 1 document/u).waitFor();
    expect(await found.locator('mark').count()).toBeGreaterThan(5);
    await station.picture('mentions');
    await found.locator('.cite').first().click();
    await station.page.locator('canvas').first().waitFor();
  });

  test('verifies the log and exports a bundle', async () => {
    await station.go('Audit');
    await station.button('Verify now').click();
    await station.button('Verify again').waitFor({ timeout: 60_000 });
    expect(await station.page.getByRole('region', { name: 'State of the log' }).innerText()).toMatch(/intact/iu);
    await station.picture('audit');
    const target = path.join(folder, 'export');
    mkdirSync(target);
    await station.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, target);
    await station.button('Export').click();
    await station.button('Choose a folder and export').click();
    await station.page.getByText(/^Exported \d+ entries/u).waitFor({ timeout: 40_000 });
    const bundle = path.join(target, readdirSync(target)[0] ?? '');
    const { status, stdout } = spawnSync(process.execPath, [path.join(bundle, 'verify.mjs'), bundle], {
      encoding: 'utf8',
    });
    // 1: intact, with the finding that nobody outside holds a head of this log yet.
    expect(status).toBe(1);
    expect(stdout).toMatch(/intact/iu);
  });

  test('writes the head of the log out to be anchored, and takes the same head in again', async () => {
    const target = path.join(folder, 'drop');
    mkdirSync(target);
    const choose = (paths: string[]): Promise<void> =>
      station.app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen });
      }, paths);
    await station.button('Anchor').click();
    await choose([target]);
    await station.button('Choose a folder and write').click();
    await station.page.getByText('have a second person sign').waitFor({ timeout: 40_000 });
    const files = readdirSync(target);
    expect(files.map((name) => path.extname(name)).sort()).toEqual(['.html', '.note', '.request', '.tsq']);
    await choose(files.filter((name) => /\.(note|tsq)$/u.test(name)).map((name) => path.join(target, name)));
    await station.button('Choose the files').click();
    await station.page.getByText('The log continues this head').waitFor({ timeout: 40_000 });
    await station.page.getByText('neither a head nor a time stamp').waitFor();
    await station.picture('anchors');
    await station.page.keyboard.press('Escape');
  });

  test('looks at models and settings', async () => {
    await station.go('Models');
    await station.page.getByText('all-MiniLM-L6-v2', { exact: false }).first().waitFor();
    await station.picture('models');
    await station.go('Settings');
    await station.picture('settings');
  });

  test('locks, refuses a wrong passphrase, opens with the right one', async () => {
    await station.button(/^Lock/u).click();
    await station.page.getByLabel('Passphrase', { exact: true }).waitFor();
    expect(await station.page.getByText('Calder Ridge').count()).toBe(0);
    await station.picture('locked');
    await unlock(station, 'not the passphrase');
    await station.page.getByText('This passphrase does not open the vault').waitFor({ timeout: 30_000 });
    await unlock(station, passphrase);
    await station.page.getByRole('navigation', { name: 'Screens' }).waitFor({ timeout: 60_000 });
  });

  test('is all there again after the application was closed and opened', async () => {
    await station.app.close();
    station = await openWorkstation(userData);
    await unlock(station, passphrase);
    await station.go('Library');
    await row('mutual-nda.pdf', 'Ready').waitFor({ timeout: 60_000 });
    await row('broken.pdf', /refused|damaged/iu).waitFor();
  });
});
