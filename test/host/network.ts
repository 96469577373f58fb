/** Every request of every page passes here: navigation guards, the request filter, then the application's own scheme. Nothing else is answered. */
import type { Page, Request as PageRequest, Route } from 'playwright-core';
import { fromChromium, handlerOf } from './protocol.ts';
import { record } from './record.ts';
import { mayRequest } from './session.ts';

export interface NavigationGuard {
  /** False when the application prevented it. */
  readonly mayNavigate: (url: string, isMainFrame: boolean) => boolean;
}

export async function answerRequest(
  route: Route,
  request: PageRequest,
  guardOf: (page: Page) => NavigationGuard | undefined,
): Promise<void> {
  const url = fromChromium(request.url());
  try {
    if (!mayGo(request, url, guardOf)) {
      record('navigation-prevented', url);
      await route.abort('aborted');
    } else if (!(await mayRequest({ url, method: request.method(), resourceType: request.resourceType() }))) {
      record('request-cancelled', url);
      await route.abort('blockedbyclient');
    } else await fulfil(route, request, url);
  } catch (error) {
    record('request-failed', url, String(error));
    await route.abort('failed').catch(() => undefined);
  }
}

function mayGo(request: PageRequest, url: string, guardOf: (page: Page) => NavigationGuard | undefined): boolean {
  if (!request.isNavigationRequest()) return true;
  const page = request.frame().page();
  return guardOf(page)?.mayNavigate(url, request.frame() === page.mainFrame()) ?? true;
}

async function fulfil(route: Route, request: PageRequest, url: string): Promise<void> {
  const handler = handlerOf(url);
  if (handler === undefined) {
    record('no-network', url);
    await route.abort('internetdisconnected');
    return;
  }
  const method = request.method();
  const body = method === 'GET' || method === 'HEAD' ? null : request.postDataBuffer();
  const given = new Request(url, {
    method,
    headers: request.headers(),
    body: body === null ? null : new Uint8Array(body),
  });
  const response = await handler(given);
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
