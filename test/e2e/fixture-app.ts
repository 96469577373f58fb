/** Launches the fixture application and speaks to it as its page does. */
import type { Page } from 'playwright-core';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { launch, type Running } from '../host/launch.ts';
import { fixtureRoot } from './build-fixture.ts';

export interface FixtureApp {
  readonly app: Running;
  readonly page: Page;
  /** Any call, also one that the types do not allow. */
  readonly call: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** One command of the fixture engine; its value, or the failure code with its subject. */
  readonly engine: (command: string) => Promise<unknown>;
}

declare global {
  interface Window {
    readonly cloister: Bridge;
  }
}

export async function startFixture(): Promise<FixtureApp> {
  const app = await launch({ root: fixtureRoot });
  const page = await app.firstWindow();
  await page.locator('#drop').waitFor();
  const call = (name: string, input: unknown): Promise<Result<unknown>> =>
    page.evaluate(([one, given]) => window.cloister.call(one as never, given as never), [name, input] as const);
  const engine = async (command: string): Promise<unknown> => {
    const result = (await call('models.card', { id: command })) as Result<{ markdown: string | null }>;
    if (!result.ok) return `${result.failure.code}: ${result.failure.subject ?? ''}`;
    return result.value.markdown === null ? null : (JSON.parse(result.value.markdown) as unknown);
  };
  return { app, page, call, engine };
}
