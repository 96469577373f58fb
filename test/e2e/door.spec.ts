import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureRoot } from './build-fixture.ts';
import { startFixture, type FixtureApp } from './fixture-app.ts';

let fixture: FixtureApp;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.app.close());

const refused = (code: string, subject?: string) => ({
  ok: false,
  failure: subject === undefined ? { code } : { code, subject },
});

describe('the door', () => {
  test.each(['no.such', 'toString', '__proto__', ''])('refuses the unknown call "%s"', async (name) => {
    expect(await fixture.call(name, {})).toEqual(refused('invalid', name));
  });

  test('refuses input that does not fit and names the field, never the value', async () => {
    const result = await fixture.call('vault.unlock', { passphrase: 5, extra: 'secret words' });
    expect(result).toMatchObject(refused('invalid'));
    expect(JSON.stringify(result)).toContain('passphrase');
    expect(JSON.stringify(result)).not.toContain('secret words');
  });

  test('refuses a message over 1 MiB', async () => {
    expect(await fixture.call('models.card', { id: 'x'.repeat(1024 * 1024) })).toEqual(refused('invalid', 'size'));
  });

  test('lets no function through', async () => {
    const result = await fixture.page.evaluate(async () => {
      try {
        return (await window.cloister.call('models.card', { id: (() => 1) as unknown as string })).ok;
      } catch {
        return 'refused by the bridge';
      }
    });
    // Electron and the host differ in where a function is refused; that it gets through nowhere is what counts.
    expect([false, 'refused by the bridge']).toContain(result);
  });

  test('does not pass on an answer that does not fit its shape', async () => {
    expect(await fixture.engine('misfit')).toBe('internal: models.card: the answer does not fit its shape');
  });

  test('refuses another window, even one with the same page and preload', async () => {
    const preload = path.join(fixtureRoot, 'out/preload/preload.cjs');
    await fixture.app.evaluate(async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ webPreferences: { preload: file, sandbox: true, contextIsolation: true } });
      await window.loadURL('app://cloister/index.html');
    }, preload);
    await expect.poll(() => fixture.app.windows().length).toBe(2);
    const other = fixture.app.windows().find((page) => page !== fixture.page)!;
    await other.locator('#drop').waitFor();
    const results = await other.evaluate(async () => [
      await window.cloister.call('vault.state', {}),
      await window.cloister.dropped([]),
    ]);
    expect(results).toEqual([refused('not-allowed', 'sender'), refused('not-allowed', 'sender')]);
    await other.close();
  });

  test('turns dropped files into a token, and their paths reach the engine but not the page', async () => {
    const files = [path.join(fixtureRoot, 'package.json'), path.join(fixtureRoot, 'out/renderer/index.html')];
    await fixture.app.drop(fixture.page, '#drop', files);
    await fixture.page.locator('#dropped', { hasText: 'token' }).waitFor();
    const text = await fixture.page.locator('#dropped').innerText();
    const result = JSON.parse(text) as { value: { token: string; names: string[]; count: number } };
    expect(result.value).toMatchObject({ names: ['package.json', 'index.html'], count: 2 });
    expect(text).not.toContain(fixtureRoot);
    expect(await fixture.engine(`paths ${result.value.token}`)).toEqual(files);
    expect(await fixture.engine(`paths ${result.value.token}`)).toBe(`not-found: ${result.value.token}`);
  });

  test('has no token for files that are not on the disk', async () => {
    const result = await fixture.page.evaluate(() => window.cloister.dropped([new File(['made up'], 'a.txt')]));
    expect(result).toEqual(refused('not-found', 'files'));
  });

  test('asks the person by a dialog, and says when nothing was chosen', async () => {
    const answer = (filePaths: string[]) =>
      fixture.app.evaluate(({ dialog }, paths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
      }, filePaths);
    await answer([]);
    expect(await fixture.call('library.pick', { what: 'files' })).toEqual(refused('cancelled'));
    await answer(['/somewhere/contract.pdf']);
    const picked = await fixture.call('library.pick', { what: 'files' });
    expect(picked).toMatchObject({ ok: true, value: { names: ['contract.pdf'], count: 1 } });
    expect(JSON.stringify(picked)).not.toContain('somewhere');
    const exported = await fixture.call('audit.pick-export', {});
    expect(exported).toMatchObject({ ok: true, value: { name: 'contract.pdf' } });
    const { token } = (exported as { value: { token: string } }).value;
    expect(await fixture.engine(`paths ${token}`)).toBe(`not-found: ${token}`);
    expect(await fixture.engine(`folder ${token}`)).toEqual(['/somewhere/contract.pdf']);
  });

  // Last: it uses up the allowance.
  test('slows down a page that floods it, and recovers', async () => {
    const outcomes = await fixture.page.evaluate(async () => {
      const results = await Promise.all(Array.from({ length: 1500 }, () => window.cloister.call('vault.state', {})));
      return results.map((result) =>
        result.ok ? 'answered' : `${result.failure.code} ${result.failure.subject ?? ''}`,
      );
    });
    expect(new Set(outcomes)).toEqual(new Set(['answered', 'not-allowed rate']));
    await expect.poll(async () => (await fixture.call('vault.state', {})).ok, { timeout: 5000 }).toBe(true);
  });
});
