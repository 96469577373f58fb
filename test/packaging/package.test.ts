import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../host/launch.ts';
import { packageFolder } from './make-package.ts';

const resources = path.join(packageFolder, 'resources');
// Far from the checkout, so that nothing is found in its node_modules.
const extracted = mkdtempSync(path.join(tmpdir(), 'cloister-package-'));
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

beforeAll(() => {
  extractAll(path.join(resources, 'app.asar'), extracted);
});
afterAll(() => {
  rmSync(extracted, { recursive: true, force: true });
});

/** Runs a few lines as a module inside the package, on plain Node. A file, because a fork would inherit `--eval`. */
function runInside(lines: string): string {
  const file = path.join(extracted, 'inside.mjs');
  writeFileSync(file, lines);
  return execFileSync(process.execPath, [file], { cwd: extracted, encoding: 'utf8' });
}

describe('the package', () => {
  test('has its fuses set: no Node inside, only our archive', async () => {
    const wire = await getCurrentFuseWire(path.join(packageFolder, 'cloister'));
    const on = (option: FuseV1Options): boolean => String.fromCharCode(wire[option] ?? 0) === '1';
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      cookies: on(FuseV1Options.EnableCookieEncryption),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      fileProtocol: false,
      cookies: true,
      integrity: true,
      onlyAsar: true,
    });
  });

  test('holds every door, and neither sources nor tests', () => {
    const inside = files(extracted);
    for (const door of ['main', 'engine', 'infer', 'parse', 'ledger', 'blocks', 'cli'])
      expect(inside).toContain(`out/main/${door}.js`);
    expect(inside).toContain('out/preload/preload.cjs');
    expect(inside).toContain('out/renderer/index.html');
    expect(inside.filter((file) => /^(electron|renderer|test|models|resources)\//u.test(file))).toEqual([]);
    expect(inside.filter((file) => /\.(ts|map|gguf)$/u.test(file))).toEqual([]);
  });

  test('has native parts of this platform only', () => {
    const native = files(extracted).filter((file) => /\.(node|so|dylib|dll)(\.\d+)*$/u.test(file));
    const other = native.filter((file) => /darwin|mac-|win32|win-|musl|arm64|armv7|cuda|vulkan/iu.test(file));
    expect(native.some((file) => file.includes('better-sqlite3-multiple-ciphers'))).toBe(true);
    expect(native.some((file) => file.includes('@lancedb'))).toBe(true);
    expect(native.some((file) => file.includes('@node-llama-cpp'))).toBe(true);
    expect(other).toEqual([]);
  });

  test('brings the small models, the samples, the verifiers and every licence; not the base model', () => {
    const beside = files(resources).filter((file) => !file.startsWith('app.asar'));
    expect(beside).toContain('models/manifest.json');
    expect(beside.filter((file) => file.startsWith('models/base'))).toEqual([]);
    expect(beside).toContain('resources/verifier/verify.mjs');
    expect(beside.filter((file) => file.startsWith('resources/samples/')).length).toBeGreaterThan(5);
    for (const name of ['LICENSE', 'NOTICE', 'THIRD-PARTY.txt']) expect(beside).toContain(`licences/${name}`);
    expect(statSync(path.join(resources, 'licences/THIRD-PARTY.txt')).size).toBeGreaterThan(50_000);
  });

  test('the encrypted record opens inside it', () => {
    const text = runInside(`
      import Database from 'better-sqlite3-multiple-ciphers';
      const database = new Database(':memory:');
      console.log(database.prepare('select sqlite_version() as version').get().version);`);
    expect(text).toMatch(/^3\./u);
  });

  test('the index opens inside it', () => {
    const text = runInside(`
      import { mkdtempSync, rmSync } from 'node:fs';
      import { connect } from '@lancedb/lancedb';
      const folder = mkdtempSync('${tmpdir()}/index-');
      const table = await (await connect(folder)).createTable('t', [{ id: 'a', vector: [1, 0] }]);
      console.log(await table.countRows());
      rmSync(folder, { recursive: true });`);
    expect(text.trim()).toBe('1');
  });

  test('the model runtime loads inside it, built for this processor and never compiled', () => {
    const text = runInside(`
      import { getLlama } from 'node-llama-cpp';
      const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error' });
      console.log(llama.buildType);
      await llama.dispose();`);
    expect(text.trim()).toBe('prebuilt');
  });

  test('its main opens the window, and its engine answers', async () => {
    const app = await launch({ root: extracted, resources });
    const page = await app.firstWindow();
    const state = await page.evaluate(() => window.cloister.call('vault.state', {}));
    expect(state).toEqual({ ok: true, value: { state: 'missing', user: null } });
    const models = await page.evaluate(() => window.cloister.call('models.list', {}));
    expect(models.ok).toBe(true);
    await app.close();
  });
});
