import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixture, type FixtureApp } from './fixture-app.ts';

let fixture: FixtureApp;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.app.close());

describe('the bridge', () => {
  test('is all that the page sees of the application', async () => {
    const seen = await fixture.page.evaluate(() => ({
      bridge: Object.keys(window.cloister),
      frozen: Object.isFrozen(window.cloister),
      leaks: ['require', 'process', 'module', 'exports', 'Buffer', 'ipcRenderer', 'electron', '__host'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ bridge: ['call', 'on', 'dropped'], frozen: true, leaks: [] });
  });

  test('carries a typed call to the engine and back', async () => {
    expect(await fixture.call('vault.state', {})).toEqual({ ok: true, value: { state: 'missing', user: null } });
  });

  test('tells the engine where things lie, and which version runs', async () => {
    const init = (await fixture.engine('init')) as { folders: Record<string, string>; version: string };
    expect(init.folders.home).toContain(fixture.app.userData);
    expect(Object.keys(init.folders).sort()).toEqual(['fetchedModels', 'home', 'models', 'resources']);
    expect(init.version).toMatch(/^\d+\.\d+\.\d+/u);
  });

  test('gives children no variable that redirects loading or traffic', async () => {
    const names = (await fixture.engine('environment')) as string[];
    expect(names).toContain('PATH');
    expect(names.filter((name) => /^(NODE_|LD_|NAPI_|.*_proxy$)/iu.test(name))).toEqual([]);
  });

  test('delivers five hundred events in order, numbered without a gap, until the page ends its subscription', async () => {
    await fixture.page.evaluate(() => {
      const seen: number[] = [];
      const end = window.cloister.on('vault.changed', (_payload, seq) => seen.push(seq));
      Object.assign(window, { seen, endEvents: end });
    });
    await fixture.engine('events 500');
    await fixture.page.waitForFunction(() => (window as unknown as { seen: number[] }).seen.length === 500);
    const seen = await fixture.page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(seen).toEqual(Array.from({ length: 500 }, (_, at) => seen[0]! + at));
    await fixture.page.evaluate(() => {
      (window as unknown as { endEvents: () => void }).endEvents();
    });
    await fixture.engine('events 3');
    await fixture.call('vault.state', {});
    expect(await fixture.page.evaluate(() => (window as unknown as { seen: number[] }).seen.length)).toBe(500);
  });

  test('drops an event that does not fit its shape', async () => {
    await fixture.engine('bad-event');
    await expect.poll(() => fixture.app.output()).toContain('event vault.changed does not fit its shape');
  });

  test('is there again after a reload', async () => {
    await fixture.page.reload();
    await fixture.page.locator('#drop').waitFor();
    expect(await fixture.call('vault.state', {})).toMatchObject({ ok: true });
  });
});
