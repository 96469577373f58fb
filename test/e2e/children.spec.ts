import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixture, type FixtureApp } from './fixture-app.ts';

let fixture: FixtureApp;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.app.close());

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('children', () => {
  test('the engine reaches a child through main, bytes included', async () => {
    expect(await fixture.engine('child hello')).toEqual({ said: 'hello', sum: 6 });
  });

  test('ten children at once keep their answers apart', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => fixture.engine(`child ${at}`)));
    expect(answers).toEqual(Array.from({ length: 10 }, (_, at) => ({ said: String(at), sum: 6 })));
  });

  test('a child that dies is told to the engine, which goes on', async () => {
    expect(await fixture.engine('child die')).toEqual({ closed: 'exit 139' });
    expect(await fixture.engine('echo still here')).toBe('still here');
  });

  test('a child without a program is gone at once, with a reason', async () => {
    expect(await fixture.engine('missing-child')).toMatch(/^exit \d+$/u);
  });

  test('the engine starts again after a crash, what it was doing is refused, and the page is told its state', async () => {
    await fixture.page.evaluate(() => {
      window.cloister.on('vault.changed', (payload) => Object.assign(window, { vaultState: payload.state }));
    });
    const before = await fixture.engine('process');
    const hanging = fixture.engine('hang');
    expect(await fixture.engine('crash')).toBe('child-failed: engine: exit 134');
    expect(await hanging).toBe('child-failed: engine: exit 134');
    expect(await fixture.engine('process')).not.toBe(before);
    await fixture.page.waitForFunction(() => (window as unknown as { vaultState?: string }).vaultState === 'missing');
  });

  test('the menu locks, and so does leaving the machine', async () => {
    const locked = (): Promise<number> => fixture.page.evaluate(() => (window as unknown as { locked: number }).locked);
    await fixture.page.evaluate(() => {
      Object.assign(window, { locked: 0 });
      window.cloister.on('vault.changed', (payload) => {
        if (payload.state === 'locked') (window as unknown as { locked: number }).locked += 1;
      });
    });
    await fixture.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('lock')?.click();
    }, null);
    await expect.poll(locked).toBe(1);
    await fixture.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    }, null);
    await expect.poll(locked).toBe(2);
  });
});

describe('the end', () => {
  test('an engine that keeps crashing is not started for ever, and every call says so', async () => {
    const other = await startFixture();
    const seen: unknown[] = [];
    for (let at = 0; at < 8; at++) seen.push(await other.engine('crash'));
    expect(seen.at(-1)).toBe('child-failed: engine: restart budget spent');
    expect(await other.call('vault.state', {})).toMatchObject({ ok: false, failure: { code: 'child-failed' } });
    await other.app.close();
  });

  test('closing the window ends the engine in order, and no process stays', async () => {
    const other = await startFixture();
    const pid = (await other.engine('process')) as number;
    expect(alive(pid)).toBe(true);
    await other.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    }, null);
    await expect.poll(() => other.app.output()).toContain('fixture engine: closed in order');
    await expect.poll(() => alive(pid)).toBe(false);
    await other.app.close();
  });
});
