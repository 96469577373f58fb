/** `webContents`: the page, its isolated preload world, and messages between that world and main. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type { IpcMainInvokeEvent, WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { browser, guards } from './app.ts';
import { cloneFromText, cloneToText } from './clone-text.ts';
import { handleInvoke } from './ipc-main.ts';
import { pageWorld } from './page-world.ts';
import { preloadWorld } from './preload-world.ts';
import { fromChromium, toChromium } from './protocol.ts';
import { record } from './record.ts';
import { mayUse } from './session.ts';

const worldName = 'cloister-preload';
const permissions = ['geolocation', 'notifications', 'clipboard-read', 'midi', 'camera', 'microphone'];

interface WindowSide {
  readonly shown: () => void;
  readonly closed: () => void;
}

/** A frame as IPC handlers see it. */
interface Frame {
  readonly url: string;
  readonly parent: null;
}

export class HostContents extends EventEmitter {
  readonly mainFrame: Frame;
  readonly #preferences: WebPreferences;
  readonly #parts: Promise<{ page: Page; line: CDPSession }>;
  #page: Page | null = null;
  #world: number | null = null;
  #backlog: string[] = [];
  #loading: string | null = null;
  #openHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | null = null;

  constructor(preferences: WebPreferences, side: WindowSide) {
    super();
    this.#preferences = preferences;
    const url = (): string => fromChromium(this.#page?.url() ?? 'about:blank');
    this.mainFrame = Object.defineProperty({ parent: null, url: '' }, 'url', { get: url });
    this.#parts = this.#make(side);
    this.#parts.catch((error: unknown) => {
      console.error('test host: the window could not be made', error);
      process.exit(1);
    });
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const { page } = await this.#parts;
    this.#loading = url;
    await page.goto(toChromium(url), { waitUntil: 'load' });
    this.#loading = null;
  }

  async closePage(): Promise<void> {
    const { page } = await this.#parts;
    await page.close();
  }

  /** Kept until the page's preload world is there. */
  send(channel: string, ...values: unknown[]): void {
    const script = `__hostEvent(${JSON.stringify(channel)}, ${JSON.stringify(cloneToText(values))})`;
    if (this.#world === null) this.#backlog.push(script);
    else void this.#evaluate(script, this.#world);
  }

  /** For the driver: which path a file has that it is about to put into a file input. */
  async knowFiles(files: Readonly<Record<string, string>>): Promise<void> {
    if (this.#world !== null) await this.#evaluate(`Object.assign(__hostFiles, ${JSON.stringify(files)})`, this.#world);
  }

  async #make(side: WindowSide): Promise<{ page: Page; line: CDPSession }> {
    const { context } = await browser();
    const blank = context.pages().find((page) => !guards.has(page) && page.url() === 'about:blank');
    const page = blank ?? (await context.newPage());
    this.#page = page;
    guards.set(page, { mayNavigate: (url, isMainFrame) => this.#mayNavigate(url, isMainFrame) });
    const line = await context.newCDPSession(page);
    this.#listenToPage(page, side);
    await this.#listenToWorlds(line);
    await this.#injectWorlds(line);
    await this.#applyPermissions(line);
    return { page, line };
  }

  #listenToPage(page: Page, side: WindowSide): void {
    let shown = false;
    page.on('domcontentloaded', () => {
      if (!shown) side.shown();
      shown = true;
    });
    page.on('load', () => this.emit('did-finish-load'));
    page.on('console', (message) => {
      record('console', message.type(), message.text());
    });
    page.on('pageerror', (error) => {
      record('page-error', String(error));
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('close', () => {
      guards.delete(page);
      this.emit('destroyed');
      side.closed();
    });
  }

  async #listenToWorlds(line: CDPSession): Promise<void> {
    await line.send('Page.enable');
    const main = (await line.send('Page.getFrameTree')).frameTree.frame.id;
    line.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name !== worldName || frameId !== main) return;
      this.#world = context.id;
      for (const script of this.#backlog.splice(0)) void this.#evaluate(script, context.id);
    });
    line.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = null;
    });
    line.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      if (exceptionDetails.url !== 'preload.cjs') return;
      const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
      record('preload-error', text);
      this.emit('preload-error', {}, this.#preferences.preload, new Error(text));
    });
    line.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === '__host') void this.#answer(payload, executionContextId);
    });
    line.on('Page.windowOpen', ({ url }) => {
      const action = this.#openHandler?.({ url: fromChromium(url) }).action ?? 'allow';
      record('window-open', fromChromium(url), action);
    });
    await line.send('Runtime.enable');
  }

  async #injectWorlds(line: CDPSession): Promise<void> {
    const nonce = JSON.stringify(randomUUID());
    await line.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(pageWorld)})(${nonce})` });
    await line.send('Runtime.addBinding', { name: '__host', executionContextName: worldName });
    const { preload } = this.#preferences;
    if (preload === undefined) return;
    const body = `(require, module, exports, process) => {${readPreload(preload)}\n}`;
    const clone = `{ toText: ${String(cloneToText)}, fromText: ${String(cloneFromText)} }`;
    await line.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName,
      source: `(${String(preloadWorld)})(${nonce}, ${clone}, ${body})\n//# sourceURL=preload.cjs`,
    });
  }

  async #applyPermissions(line: CDPSession): Promise<void> {
    for (const name of permissions) {
      const setting = (await mayUse(this as unknown as WebContents, name)) ? 'granted' : 'denied';
      const origin = new URL(toChromium('app://cloister/')).origin;
      await line.send('Browser.setPermission', { origin, permission: { name }, setting });
    }
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (url === this.#loading) return true;
    let prevented = false;
    const event = {
      url,
      isMainFrame,
      preventDefault: () => {
        prevented = true;
      },
    };
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return !prevented;
  }

  async #answer(payload: string, context: number): Promise<void> {
    const { id, channel, text } = JSON.parse(payload) as { id: number; channel: string; text: string };
    const event = { sender: this, senderFrame: this.mainFrame, type: 'frame', frameId: 1, processId: 1 };
    let reply: { id: number; value: string } | { id: number; error: string };
    try {
      const values = cloneFromText(text) as unknown[];
      const value = await handleInvoke(event as unknown as IpcMainInvokeEvent, channel, values);
      reply = { id, value: cloneToText(value) };
    } catch (error) {
      reply = { id, error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
    await this.#evaluate(`__hostReply(${JSON.stringify(JSON.stringify(reply))})`, context);
  }

  /** A world that has gone meanwhile hears nothing, as in Electron. */
  async #evaluate(expression: string, contextId: number): Promise<void> {
    const { line } = await this.#parts;
    await line.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}

/** Fails, as a sandboxed renderer would, when the preload is not a classic script. */
function readPreload(file: string): string {
  const source = readFileSync(file, 'utf8');
  new Script(`(require, module, exports, process) => {${source}\n}`, { filename: file });
  return source;
}
