/** Keeps every page where it is: no navigation, no pop-up, no embedded page. */
import type { App, WebContents } from 'electron';
import { startPage } from './app-pages.ts';

/** Guards pages that are made from now on. */
export function guardContents(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    guard(contents);
  });
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', refuseOthers);
  contents.on('will-redirect', refuseOthers);
  contents.on('will-frame-navigate', refuseOthers);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function refuseOthers(event: { readonly url: string; readonly preventDefault: () => void }): void {
  if (!isStartPage(event.url)) event.preventDefault();
}

/** True for the one page there is, with or without a place inside it (`#…`). */
export function isStartPage(url: string): boolean {
  return url === startPage || url.startsWith(`${startPage}#`);
}
