/** The one window: sandboxed, isolated, without Node; refuses to open with weaker preferences. */
import { BrowserWindow, type WebPreferences } from 'electron';
import { startPage } from './app-pages.ts';

const wanted = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  enableWebSQL: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} satisfies WebPreferences;

export interface WindowParts {
  readonly preload: string;
  readonly developer: boolean;
  /** Told before the page loads, so that its first call already has a window. */
  readonly onMade: (window: BrowserWindow) => void;
}

/** Makes the window and loads the start page; it shows itself when there is something to see. */
export async function openMainWindow({ preload, developer, onMade }: WindowParts): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Cloister',
    webPreferences: { ...wanted, preload, devTools: developer },
  });
  assertPreferences(effectivePreferences(window));
  window.once('ready-to-show', () => {
    window.show();
  });
  onMade(window);
  await window.loadURL(startPage);
  return window;
}

/** What Chromium really uses. The call is not in Electron's public types; where it is gone, nothing can be asserted from here. */
function effectivePreferences(window: BrowserWindow): Readonly<Record<string, unknown>> {
  const contents = window.webContents as { getLastWebPreferences?: () => Record<string, unknown> | null };
  return contents.getLastWebPreferences?.() ?? wanted;
}

/** Throws when a preference that the design names is not as wanted. An absent one has Electron's default, which is safe. */
export function assertPreferences(actual: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(wanted)) {
    const got = actual[name];
    if (got !== undefined && got !== value) throw new Error(`webPreferences.${name} is ${JSON.stringify(got)}`);
  }
}
