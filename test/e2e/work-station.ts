/** The real application as a person meets it: set up once, then used. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launch, type Running } from '../host/launch.ts';
import { projectRoot } from './build-fixture.ts';

export const passphrase = 'four unrelated words here';
const screens = path.join(projectRoot, 'out/screens');

export interface Workstation {
  readonly app: Running;
  readonly page: Page;
  /** Goes to a screen by the rail. */
  readonly go: (screen: 'Library' | 'Document' | 'Ask' | 'Audit' | 'Models' | 'Settings') => Promise<void>;
  readonly button: (name: string | RegExp) => Locator;
  /** Takes the picture of what is shown, light and dark, into out/screens. */
  readonly picture: (name: string) => Promise<void>;
}

/** `userData` given: a workstation that was set up before. */
export async function openWorkstation(userData?: string): Promise<Workstation> {
  const app = await launch({ root: projectRoot, ...(userData === undefined ? {} : { userData }) });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  mkdirSync(screens, { recursive: true });
  return {
    app,
    page,
    go: async (screen) => {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
    },
    button: (name) => page.getByRole('button', { name }),
    picture: async (name) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(700); // colours change by transition
        await page.screenshot({ path: path.join(screens, `${name}-${colorScheme}.png`) });
      }
    },
  };
}

/** The three questions of the first start, and the recovery key. */
export async function setUp({ page, button }: Workstation): Promise<string> {
  await page.getByLabel('Your name, as it stands on your decisions').fill('Ada Reader');
  await page.getByLabel('A passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await button('Create the vault').click();
  const key = await page.getByLabel('Recovery key', { exact: true }).innerText({ timeout: 60_000 });
  await page.getByLabel('I have kept the recovery key').check();
  await button('Go on').click();
  return key;
}

export async function makeMatter({ page, button }: Workstation, name: string): Promise<void> {
  await button(/new matter/iu)
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
  await button('Create the matter').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export async function unlock({ page, button }: Workstation, secret: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(secret);
  await button('Unlock').click();
}
