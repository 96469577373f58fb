import { describe, expect, test } from 'vitest';
import { childEnvironment, closeNetwork, isLocalRequest } from '../../electron/shell/egress.ts';
import { isStartPage } from '../../electron/shell/guard-contents.ts';
import { DroppedPaths, makePick } from '../../electron/shell/picks.ts';

describe('what may be loaded', () => {
  test.each([
    ['app://cloister/index.html', true],
    ['blob:app://cloister/1234', true],
    ['app://cloister.evil/index.html', false],
    ['app://cloisterx/', false],
    ['blob:https://example.org/1', false],
    ['https://example.org/', false],
    ['http://127.0.0.1/', false],
    ['ws://localhost/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['devtools://devtools/x', false],
  ])('%s: %s', (url, allowed) => {
    expect(isLocalRequest(url)).toBe(allowed);
  });

  test.each([
    ['app://cloister/index.html', true],
    ['app://cloister/index.html#/document/1', true],
    ['app://cloister/index.html.evil', false],
    ['app://cloister/assets/a.js', false],
    ['app://cloister.evil/index.html', false],
  ])('a page may be at %s: %s', (url, allowed) => {
    expect(isStartPage(url)).toBe(allowed);
  });
});

describe('the environment', () => {
  test('loses what could redirect loading or traffic, before anything starts', () => {
    const bad = ['HTTPS_PROXY', 'http_proxy', 'NAPI_RS_NATIVE_LIBRARY_PATH', 'NODE_OPTIONS', 'LD_PRELOAD'];
    const before = { ...process.env };
    for (const name of bad) process.env[name] = 'x';
    const switches: string[] = [];
    closeNetwork({ commandLine: { appendSwitch: (name: string) => switches.push(name) } as never });
    expect(bad.filter((name) => name in process.env)).toEqual([]);
    expect(switches).toContain('host-resolver-rules');
    Object.assign(process.env, before);
  });

  test('of a child is a short list of known names', () => {
    process.env.SOME_SECRET = 'x';
    expect(Object.keys(childEnvironment())).not.toContain('SOME_SECRET');
    Reflect.deleteProperty(process.env, 'SOME_SECRET');
  });
});

describe('picks', () => {
  test('the page learns names and a token, the engine learns paths', () => {
    const told: unknown[] = [];
    const paths = Array.from({ length: 300 }, (_, at) => `/home/someone/files/${at}.pdf`);
    const picked = makePick((pick) => told.push(pick), 'import', paths);
    expect(picked.token).toMatch(/^pick_[0-9a-f]{32}$/u);
    expect(picked.count).toBe(300);
    expect(picked.names).toHaveLength(200);
    expect(JSON.stringify(picked)).not.toContain('someone');
    expect(told).toEqual([{ token: picked.token, purpose: 'import', paths }]);
  });

  test('no two tokens are the same', () => {
    const tokens = Array.from({ length: 100 }, () => makePick(() => undefined, 'import', ['/a']).token);
    expect(new Set(tokens).size).toBe(100);
  });

  test.each([[[]], [['relative.txt']], [['']], ['/a'], [null], [Array.from({ length: 10_001 }, () => '/a')]])(
    'dropped paths that are none are refused (%#)',
    (paths) => {
      expect(DroppedPaths.safeParse(paths).success).toBe(false);
    },
  );
});
