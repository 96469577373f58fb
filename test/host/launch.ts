/** Starts the built application on the test host or on real Electron, and drives both the same way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type electron from 'electron';
import type { Page } from 'playwright-core';
import { electronBinary } from './electron-binary.ts';
import { launchElectron } from './launch-electron.ts';
import { launchHost } from './launch-host.ts';

export type ElectronApi = typeof electron;

export interface Running {
  readonly shell: 'host' | 'electron';
  readonly userData: string;
  /** Runs a function in main. It is sent as text: it may use its two parameters and globals only. */
  readonly evaluate: <Given, Answer>(
    run: (electron: ElectronApi, value: Given) => Answer | Promise<Answer>,
    value: Given,
  ) => Promise<Answer>;
  readonly firstWindow: () => Promise<Page>;
  readonly windows: () => readonly Page[];
  /** Drops files of the disk onto an element, as a person does. */
  readonly drop: (page: Page, selector: string, files: readonly string[]) => Promise<void>;
  /** What main and the children wrote to the terminal so far. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** The folder with package.json and out/. */
  readonly root: string;
  readonly main?: string;
  /** Kept when given; else a new one that goes away with the application. */
  readonly userData?: string;
  /** An installed application's folder of resources. */
  readonly resources?: string;
}

/** `CLOISTER_E2E=electron` or `=host` decides; without it, real Electron where it is installed. Never falls back silently. */
export async function launch(options: LaunchOptions): Promise<Running> {
  const wanted = process.env.CLOISTER_E2E;
  const binary = electronBinary(options.root);
  if (wanted === 'electron' && binary === null)
    throw new Error(
      'CLOISTER_E2E=electron, but the Electron program is not installed: run "npx install-electron" first.',
    );
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'cloister-e2e-'));
  const running =
    binary !== null && wanted !== 'host'
      ? await launchElectron(options, binary, userData)
      : await launchHost(options, userData);
  console.error(`shell: ${running.shell === 'electron' ? 'real Electron' : 'the test host'}`);
  return {
    ...running,
    close: async () => {
      await running.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
