/** `BrowserWindow`: one Chromium page. Refuses weak preferences by itself, so that a test need not look for them. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { app } from './app.ts';
import { HostContents } from './web-contents.ts';

const weak: readonly [keyof WebPreferences, boolean][] = [
  ['nodeIntegration', true],
  ['contextIsolation', false],
  ['sandbox', false],
  ['webSecurity', false],
  ['webviewTag', true],
];
const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: HostContents;
  readonly options: BrowserWindowConstructorOptions;
  #gone = false;
  #visible: boolean;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    for (const [name, value] of weak)
      if (preferences[name] === value) throw new Error(`test host: webPreferences.${name} is ${value}`);
    this.options = options;
    this.#visible = options.show !== false;
    this.webContents = new HostContents(preferences, {
      shown: () => this.emit('ready-to-show'),
      closed: () => {
        this.#closed();
      },
    });
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: HostContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.emit('restore');
  }

  isDestroyed(): boolean {
    return this.#gone;
  }

  close(): void {
    void this.webContents.closePage();
  }

  #closed(): void {
    if (this.#gone) return;
    this.#gone = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }
}
