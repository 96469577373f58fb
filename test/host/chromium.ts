/** The browser behind the host: an installed Chromium with a profile of its own, and every request routed through the host. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { answerRequest, type NavigationGuard } from './network.ts';
import { settings } from './settings.ts';

const flags = [
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1440,900',
];

export interface Browser {
  readonly context: BrowserContext;
  /** Where the driver connects. */
  readonly endpoint: string;
}

/** Starts it. `guardOf` names the window that a page belongs to. */
export async function startBrowser(guardOf: (page: Page) => NavigationGuard | undefined): Promise<Browser> {
  const profile = path.join(settings.userData, 'chromium');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: settings.chromium,
    headless: true,
    viewport: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    args: flags,
  });
  await context.route('**/*', (route, request) => answerRequest(route, request, guardOf));
  const [port = ''] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return { context, endpoint: `http://127.0.0.1:${port}` };
}
