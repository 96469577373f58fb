/** `app`: life and death of the application. */
import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { App } from 'electron';
import type { Page } from 'playwright-core';
import { startBrowser, type Browser } from './chromium.ts';
import type { NavigationGuard } from './network.ts';
import { record } from './record.ts';
import { settings } from './settings.ts';
import { strict } from './strict.ts';
import { killChildren } from './utility-process.ts';

const life: { browser: Promise<Browser> | null; quitting: boolean } = { browser: null, quitting: false };
/** Which window a page belongs to; windows add themselves. */
export const guards = new Map<Page, NavigationGuard>();
const events = new EventEmitter();

/** The browser, started by the first `whenReady`. */
export function browser(): Promise<Browser> {
  life.browser ??= start();
  return life.browser;
}

async function start(): Promise<Browser> {
  const started = await startBrowser((page) => guards.get(page));
  started.context.on('close', () => {
    if (!life.quitting) process.exit(0);
  });
  process.send?.({ t: 'ready', endpoint: started.endpoint });
  return started;
}

const folders: Readonly<Record<string, string>> = {
  userData: settings.userData,
  temp: tmpdir(),
  home: homedir(),
  logs: path.join(settings.userData, 'logs'),
};

/** An event that listeners may prevent. */
function preventable(name: string): boolean {
  let prevented = false;
  events.emit(name, {
    preventDefault: () => {
      prevented = true;
    },
  });
  return prevented;
}

async function exit(code = 0): Promise<void> {
  life.quitting = true;
  killChildren();
  await (await life.browser)?.context.close().catch(() => undefined);
  process.exit(code);
}

const members = {
  isPackaged: settings.resources !== '',
  commandLine: {
    appendSwitch: (name: string, value?: string) => {
      record('appendSwitch', name, value);
    },
  },
  getName: () => settings.name,
  getVersion: () => settings.version,
  getAppPath: () => settings.folder,
  getPath: (name: string) => folders[name] ?? path.join(settings.userData, name),
  enableSandbox: () => {
    record('enableSandbox');
  },
  requestSingleInstanceLock: () => true,
  whenReady: async () => {
    await browser();
  },
  quit: () => {
    if (life.quitting || preventable('before-quit') || preventable('will-quit')) return;
    events.emit('quit', {}, 0);
    void exit(0);
  },
  exit: (code?: number) => {
    void exit(code);
  },
};

export const app = strict<App>('app', Object.assign(events, members));
