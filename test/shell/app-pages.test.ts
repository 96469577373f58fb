import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listPageFiles, servePage } from '../../electron/shell/app-pages.ts';
import { pagePolicy, workerPolicy } from '../../electron/shell/content-policy.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
mkdirSync(path.join(folder, 'assets'));
writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
writeFileSync(path.join(folder, 'assets/page.js'), '1');
writeFileSync(path.join(folder, 'assets/pdf.worker.min-abc_1.mjs'), '2');
writeFileSync(path.join(folder, 'assets/my-pdf.worker.js'), '3');
writeFileSync(path.join(folder, 'notes.exe'), 'no');
symlinkSync('/etc/hostname', path.join(folder, 'link.json'));
const files = listPageFiles(folder);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const get = (url: string, method = 'GET') => servePage(files, { url, method });

describe('the pages', () => {
  test('known files come with type, policy and nosniff', async () => {
    const response = await get('app://cloister/index.html');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(pagePolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('<!doctype html>');
  });

  test('the pdf.js worker alone has the wider policy', async () => {
    const policy = async (name: string) =>
      (await get(`app://cloister/assets/${name}`)).headers.get('content-security-policy');
    expect(await policy('pdf.worker.min-abc_1.mjs')).toBe(workerPolicy);
    expect(await policy('page.js')).toBe(pagePolicy);
    expect(await policy('my-pdf.worker.js')).toBe(pagePolicy);
  });

  test.each([
    'app://cloister/',
    'app://cloister/nothing.html',
    'app://cloister/assets/../../package.json',
    'app://cloister/%2e%2e/package.json',
    'app://cloister/notes.exe',
    'app://cloister/link.json',
    'app://other/index.html',
    'app://cloister.other/index.html',
    'app://cloister/__proto__',
  ])('%s does not exist', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    expect((await get('app://cloister/index.html', method)).status).toBe(405);
  });

  test('a query changes nothing, and no refusal is without a policy', async () => {
    expect((await get('app://cloister/index.html?a=1')).status).toBe(200);
    expect((await get('app://cloister/nothing')).headers.get('content-security-policy')).toBe(pagePolicy);
  });
});

describe('the policy', () => {
  test('of a page is the one of the design, word for word', () => {
    expect(pagePolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; worker-src 'self'; " +
        "connect-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types cloister-worker",
    );
  });

  test('of the worker opens two things more and nothing unsafe else', () => {
    expect(workerPolicy).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  });
});
