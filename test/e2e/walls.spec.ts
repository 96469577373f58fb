import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixture, type FixtureApp } from './fixture-app.ts';

let fixture: FixtureApp;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.app.close());

const home = (url: string): boolean => /^(app:\/\/cloister|https:\/\/cloister\.app\.invalid)\/index\.html$/u.test(url);
/** An address inside the application, on either shell. */
const inside = (file: string): string => new URL(file, fixture.page.url()).href;

describe('the walls around the page', () => {
  test.each([
    ['to the web', 'https://example.invalid/'],
    ['to a file', 'file:///etc/passwd'],
    ['to data', 'data:text/html,<p>other</p>'],
  ])('no navigation %s', async (_where, url) => {
    await fixture.page.evaluate((target) => {
      location.href = target;
    }, url);
    await fixture.page.waitForTimeout(200);
    expect(home(fixture.page.url())).toBe(true);
    await fixture.page.locator('#drop').waitFor();
  });

  test('no navigation to another file of the application', async () => {
    await fixture.page.evaluate((target) => {
      location.href = target;
    }, inside('/assets/map.bcmap'));
    await fixture.page.waitForTimeout(200);
    expect(home(fixture.page.url())).toBe(true);
  });

  test('no link leads out', async () => {
    await fixture.page.locator('#outside').click();
    await fixture.page.waitForTimeout(200);
    expect(home(fixture.page.url())).toBe(true);
  });

  test('no pop-up', async () => {
    await fixture.page.evaluate(() => window.open('https://example.invalid/popup'));
    await fixture.page.waitForTimeout(300);
    expect(fixture.app.windows()).toHaveLength(1);
    expect(await fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1);
  });

  test('no request leaves, by fetch, picture, script, socket or frame', async () => {
    const outcomes = await fixture.page.evaluate(async () => {
      const outcome = (made: Promise<unknown>) =>
        made.then(
          () => 'allowed',
          () => 'refused',
        );
      const loaded = (element: HTMLElement & { src: string }, src: string) =>
        outcome(
          new Promise((resolve, reject) => {
            element.onload = resolve;
            element.onerror = reject;
            try {
              element.src = src;
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
            document.body.append(element);
          }),
        );
      const socket = () =>
        new Promise((resolve, reject) => {
          const made = new WebSocket('wss://example.invalid/');
          made.onopen = resolve;
          made.onerror = reject;
        });
      return {
        fetch: await outcome(fetch('https://example.invalid/')),
        ownFetch: await outcome(fetch('/index.html')),
        picture: await loaded(new Image(), 'https://example.invalid/a.png'),
        script: await loaded(document.createElement('script'), 'https://example.invalid/a.js'),
        socket: await outcome(Promise.resolve().then(socket)),
      };
    });
    expect(outcomes).toEqual({
      fetch: 'refused',
      ownFetch: 'refused',
      picture: 'refused',
      script: 'refused',
      socket: 'refused',
    });
  });

  test('no code from text: no inline script, no eval, no HTML from a string', async () => {
    const outcomes = await fixture.page.evaluate(() => {
      const threw = (run: () => unknown) => {
        try {
          run();
          return 'allowed';
        } catch {
          return 'refused';
        }
      };
      const inline = document.createElement('script');
      const set = threw(() => {
        inline.textContent = 'window.inlineRan = true';
        document.body.append(inline);
      });
      return {
        inline: set === 'refused' || !('inlineRan' in window),
        html: threw(() => {
          document.body.insertAdjacentHTML('beforeend', '<b>no</b>');
        }),
        otherPolicy: threw(() =>
          (
            window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
          ).trustedTypes.createPolicy('other', {}),
        ),
      };
    });
    expect(outcomes).toEqual({ inline: true, html: 'refused', otherPolicy: 'refused' });
  });

  test('every response carries the policy and nosniff', async () => {
    const response = await fixture.page.reload();
    const headers = response?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    await fixture.page.locator('#drop').waitFor();
  });

  test('the pdf.js worker may compile WebAssembly and read its own files, and nothing else', async () => {
    const outcomes = await fixture.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          type Policy = { createScriptURL: (url: string) => string };
          const { trustedTypes } = window as unknown as {
            trustedTypes: { createPolicy: (name: string, rules: object) => Policy };
          };
          const policy = trustedTypes.createPolicy('cloister-worker', { createScriptURL: (url: string) => url });
          const worker = new Worker(policy.createScriptURL('/assets/pdf.worker.fixture.js'), { type: 'module' });
          worker.onmessage = (event) => {
            resolve(event.data);
          };
          worker.onerror = () => {
            reject(new Error('the worker did not start'));
          };
        }),
    );
    expect(outcomes).toEqual({ wasm: 'allowed', own: 'allowed', outside: 'refused' });
  });

  test('the page itself may not compile WebAssembly', async () => {
    const outcome = await fixture.page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).then(
        () => 'allowed',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  });

  test.each(['geolocation', 'notifications', 'camera', 'microphone'])('no permission for %s', async (name) => {
    const state = await fixture.page.evaluate(
      async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
      name,
    );
    expect(state).toBe('denied');
  });
});
