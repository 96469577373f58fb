/** Starts main on the test host, and connects a second Playwright to its browser. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { statSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { ControlReply, ControlRequest } from './control.ts';
import { dropFiles } from './drop-files.ts';
import { electronVersion } from './electron-binary.ts';
import { findChromium } from './find-chromium.ts';
import type { LaunchOptions, Running } from './launch.ts';

type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

export async function launchHost(options: LaunchOptions, userData: string): Promise<Running> {
  const main = startMain(options, userData);
  const output = capture(main);
  const line = controlLine(main, output);
  const browser = await chromium.connectOverCDP(await line.endpoint);
  return {
    shell: 'host',
    userData,
    output,
    evaluate: async <Given, Answer>(run: (electron: never, value: Given) => Answer | Promise<Answer>, value: Given) =>
      (await line.ask({ t: 'evaluate', source: String(run), value })) as Answer,
    firstWindow: () => firstWindow(browser),
    windows: () => browser.contexts()[0]?.pages() ?? [],
    drop: async (page, selector, files) => {
      await line.ask({ t: 'files', files: Object.fromEntries(files.map(fileKey)) });
      await dropFiles(page, selector, files);
    },
    close: async () => {
      await ended(main);
      await browser.close().catch(() => undefined);
    },
  };
}

function startMain({ root, main, resources }: LaunchOptions, userData: string): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    CLOISTER_HOST_APP: root,
    CLOISTER_HOST_USER_DATA: userData,
    CLOISTER_HOST_CHROMIUM: findChromium(),
    CLOISTER_HOST_ELECTRON: electronVersion(path.resolve(import.meta.dirname, '../..')),
    ...(resources === undefined ? {} : { CLOISTER_HOST_RESOURCES: resources }),
  };
  const register = fileURLToPath(new URL('./register.ts', import.meta.url));
  return fork(path.join(root, main ?? 'out/main/main.js'), [], {
    cwd: root,
    execArgv: ['--import', register],
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function capture(main: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (part: Buffer) => parts.push(part.toString()));
  return () => parts.join('');
}

/** Numbered requests to `control.ts` in main. */
function controlLine(main: ChildProcess, output: () => string) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 0;
  const endpoint = new Promise<string>((resolve, reject) => {
    main.on('message', (message: ControlReply) => {
      if (message.t === 'ready') resolve(message.endpoint);
      if (message.t === 'done') waiting.get(message.id)?.resolve(message.value);
      if (message.t === 'failed') waiting.get(message.id)?.reject(new Error(message.error));
    });
    main.on('exit', (code, signal) => {
      const error = new Error(`main ended (${String(code ?? signal)}):\n${output()}`);
      reject(error);
      for (const one of waiting.values()) one.reject(error);
    });
  });
  return {
    endpoint,
    ask: (request: Unnumbered<ControlRequest>): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++next;
        waiting.set(id, { resolve, reject });
        main.send({ ...request, id });
      }),
  };
}

async function firstWindow(browser: Browser): ReturnType<Running['firstWindow']> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the host has no browser context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(/^https:\/\/[^/]+\.invalid\//u);
  return page;
}

/** The key by which the preload's `getPathForFile` finds a file again. */
function fileKey(file: string): [string, string] {
  const { size, mtimeMs } = statSync(file);
  return [`${path.basename(file)}|${size}|${Math.floor(mtimeMs)}`, file];
}

/** Quits as a person does, and waits. */
async function ended(main: ChildProcess): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return;
  const gone = new Promise((resolve) => main.once('exit', resolve));
  main.disconnect();
  await gone;
}
