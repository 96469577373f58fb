/** Every dialogue, and the states of screens that a person meets behind a button. */
import type { Page } from 'playwright-core';
import type { HarnessView } from './views.ts';

type Act = (tab: Page) => Promise<void>;

const go =
  (letter: string): Act =>
  async (tab) => {
    await tab.keyboard.press('g');
    await tab.keyboard.press(letter);
  };

const press =
  (name: string | RegExp): Act =>
  (tab) =>
    tab.getByRole('button', { name }).first().click();

const inOrder =
  (...acts: readonly Act[]): Act =>
  async (tab) => {
    for (const act of acts) await act(tab);
  };

/** The model that the site brought. */
const siteModel: Act = (tab) => tab.getByRole('row', { name: /our leases/u }).click();

const firstEntry: Act = async (tab) => {
  await tab.locator('.log tr[data-item]').first().waitFor();
  await tab.keyboard.press('j');
};

export const dialogViews: readonly HarnessView[] = [
  { name: 'new-matter', act: (tab) => tab.keyboard.press('n') },
  { name: 'remove-file', act: press('Remove from this matter') },
  { name: 'library-loading', scene: 'silent', themes: ['light'] },
  { name: 'audit-sign-off', act: inOrder(go('u'), firstEntry, press('Sign off')) },
  { name: 'audit-sign', act: inOrder(go('u'), firstEntry, press(/^Sign$/u)) },
  { name: 'audit-failing', scene: 'failing', themes: ['light'], act: go('u') },
  { name: 'audit-empty', scene: 'no-log', themes: ['light'], act: go('u') },
  {
    name: 'policies-marking',
    act: inOrder(go('p'), (tab) => tab.getByRole('row', { name: /Audit on short/u }).click()),
  },
  { name: 'policies-new', act: inOrder(go('p'), press('New policy')) },
  { name: 'policies-reason', themes: ['light'], act: inOrder(go('p'), press('Switch off')) },
  { name: 'policies-failing', scene: 'failing', themes: ['light'], act: go('p') },
  { name: 'models-site', act: inOrder(go('m'), siteModel) },
  { name: 'models-bring', act: inOrder(go('m'), press('Bring a model')) },
  { name: 'models-golden', act: inOrder(go('m'), press('Golden set')) },
  { name: 'models-right-size', act: inOrder(go('m'), press('Right size')) },
  { name: 'models-people', act: inOrder(go('m'), press('Approvals')) },
  { name: 'models-approve', act: inOrder(go('m'), siteModel, press('Approve it')) },
  { name: 'models-revoke', themes: ['light'], act: inOrder(go('m'), press('Take out of use')) },
  { name: 'dashboard-tables', act: inOrder(go('b'), press(/As a table, /u), press(/^As a table$/u)) },
  { name: 'dashboard-route', act: inOrder(go('b'), press('Change this route')) },
  { name: 'dashboard-empty', scene: 'no-files', themes: ['light'], act: go('b') },
  { name: 'dashboard-failing', scene: 'failing', themes: ['light'], act: go('b') },
];
