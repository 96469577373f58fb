/** Opens the harness in an installed Chromium. */
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { startHarness } from './build-harness.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

export interface View {
  readonly scene: string;
  readonly theme: string;
  readonly size: readonly [number, number];
  readonly density?: string;
}

export interface OpenPage {
  readonly tab: Page;
  /** Errors and policy violations that the page reported. */
  readonly complaints: string[];
}

export interface OpenHarness {
  readonly open: (view: View) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export async function openHarness(): Promise<OpenHarness> {
  const executablePath = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or name it in CHROMIUM_PATH.');
  const served = await startHarness();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  return {
    open: async ({ scene, theme, size, density = 'standard' }) => {
      const context = await browser.newContext({
        viewport: { width: size[0], height: size[1] },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const tab = await context.newPage();
      const complaints: string[] = [];
      tab.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      tab.on('pageerror', (error) => complaints.push(String(error)));
      await tab.goto(`${served.address}?scene=${scene}&theme=${theme}&density=${density}`);
      await tab.locator('.app, .front-door h1').first().waitFor();
      await tab.evaluate(() => document.fonts.ready);
      await settled(tab);
      return { tab, complaints };
    },
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** Keys are heard only after the first effects ran, which comes after the first picture. */
async function settled(tab: Page): Promise<void> {
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
}
