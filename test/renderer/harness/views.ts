/** What the harness looks at: a scene, and the steps that bring a screen into view. */
import type { Page } from 'playwright-core';
import { dialogViews } from './dialog-views.ts';
import type { Scene } from './scenes.ts';

export interface HarnessView {
  readonly name: string;
  readonly scene?: Scene;
  readonly themes?: readonly ('light' | 'dark' | 'contrast')[];
  readonly sizes?: readonly (readonly [number, number])[];
  readonly density?: 'comfortable';
  readonly act?: (tab: Page) => Promise<void>;
}

const both = [
  [1440, 900],
  [1280, 800],
] as const;

const go = (letter: string) => async (tab: Page) => {
  await tab.keyboard.press('g');
  await tab.keyboard.press(letter);
};

/** Opens the first file and waits until its current mark is placed. */
export async function openDocument(tab: Page): Promise<void> {
  await tab.getByRole('row', { name: /hosting-services/u }).dblclick();
  await tab.locator('.mark-box.on').first().waitFor();
}

/** Chooses a form with all its questions. */
async function openExport(tab: Page): Promise<void> {
  await go('u')(tab);
  await tab
    .getByRole('row', { name: /Page viewed/u })
    .first()
    .waitFor();
  await tab.keyboard.press('e');
  await tab.getByLabel('Form').selectOption('csv');
  await tab.getByLabel(/Add the details/u).check();
}

/** Sends the head out and takes two files in. */
async function openAnchors(tab: Page): Promise<void> {
  await go('u')(tab);
  await tab
    .getByRole('row', { name: /Page viewed/u })
    .first()
    .waitFor();
  await tab.keyboard.press('o');
  await tab.getByRole('button', { name: 'Choose a folder and write' }).click();
  await tab.getByRole('button', { name: 'Choose the files' }).click();
  await tab.getByText('b.note').waitFor();
}

export const views: readonly HarnessView[] = [
  { name: 'library', scene: 'importing', sizes: both },
  { name: 'document', sizes: both, act: openDocument },
  { name: 'ask', sizes: both, act: go('a') },
  {
    name: 'audit',
    sizes: both,
    act: async (tab) => {
      await go('u')(tab);
      await tab
        .getByRole('row', { name: /Page viewed/u })
        .first()
        .waitFor();
      await tab.keyboard.press('v');
      await tab.keyboard.press('j');
      await tab.getByText('Order and hashes').waitFor();
    },
  },
  { name: 'audit-export', act: openExport },
  { name: 'audit-anchor', scene: 'anchor-over', act: openAnchors },
  { name: 'policies', sizes: both, act: go('p') },
  { name: 'models', sizes: both, act: go('m') },
  { name: 'dashboard', sizes: both, act: go('b') },
  { name: 'settings', sizes: both, act: go('s') },
  { name: 'settings-policy', scene: 'under-policy', act: go('s') },
  { name: 'set-up', scene: 'set-up' },
  { name: 'locked', scene: 'locked' },
  { name: 'imported', scene: 'imported', themes: ['light'] },
  { name: 'no-matter', scene: 'no-matter', themes: ['light'] },
  { name: 'no-files', scene: 'no-files', themes: ['light'] },
  { name: 'failing', scene: 'failing', themes: ['light'] },
  { name: 'log-unavailable', scene: 'log-unavailable', themes: ['light'], act: openDocument },
  { name: 'keys', themes: ['light'], act: (tab) => tab.keyboard.press('?') },
  { name: 'find', themes: ['light'], act: (tab) => tab.keyboard.press('Control+k') },
  {
    name: 'correct',
    themes: ['light'],
    act: async (tab) => {
      await openDocument(tab);
      await tab.keyboard.press('j');
      await tab.keyboard.press('c');
    },
  },
  {
    name: 'abstained',
    themes: ['light'],
    act: async (tab) => {
      await go('a')(tab);
      await tab.getByRole('button', { name: /Which courts/u }).click();
    },
  },
  {
    name: 'mentions',
    themes: ['light'],
    act: async (tab) => {
      await go('a')(tab);
      await tab.getByText('Set apart').waitFor();
      await tab.keyboard.press('/');
      await tab.keyboard.insertText('“written notice”');
      await tab.keyboard.press('Enter');
      await tab.getByText(/mentions in/u).waitFor();
    },
  },
  { name: 'document-contrast', themes: ['contrast'], act: openDocument },
  { name: 'document-zoom200', themes: ['light'], sizes: [[720, 450]], act: openDocument },
  { name: 'library-comfortable', themes: ['light'], density: 'comfortable' },
  {
    name: 'reject',
    themes: ['light'],
    act: async (tab) => {
      await openDocument(tab);
      await tab.keyboard.press('r');
    },
  },
  { name: 'no-document', themes: ['light'], act: go('d') },
  {
    name: 'sign-decision',
    scene: 'under-policy',
    act: async (tab) => {
      await openDocument(tab);
      await tab.keyboard.press('1');
      await tab.keyboard.press('a');
      await tab.getByRole('dialog', { name: 'Sign this decision' }).waitFor();
    },
  },
  ...dialogViews,
];
