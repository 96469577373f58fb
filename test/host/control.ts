/** The driver's line into main: runs a function there with the Electron API, as Playwright's `evaluate` does. */
import { Script } from 'node:vm';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { recorded } from './record.ts';
import { strict } from './strict.ts';

export type ControlRequest =
  | { readonly t: 'evaluate'; readonly id: number; readonly source: string; readonly value: unknown }
  | { readonly t: 'files'; readonly id: number; readonly files: Readonly<Record<string, string>> }
  | { readonly t: 'recorded'; readonly id: number };
export type ControlReply =
  | { readonly t: 'ready'; readonly endpoint: string }
  | { readonly t: 'done'; readonly id: number; readonly value: unknown }
  | { readonly t: 'failed'; readonly id: number; readonly error: string };

/** Serves the driver until it disconnects; then the application ends, so that no run leaves processes behind. */
export function startControl(electron: object): void {
  const api = strict<object>('electron', electron);
  process.on('message', (request: ControlRequest) => {
    void serve(api, request).then(
      (value) => {
        reply({ t: 'done', id: request.id, value: value ?? null });
      },
      (error: unknown) => {
        reply({
          t: 'failed',
          id: request.id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      },
    );
  });
  process.on('disconnect', () => {
    app.exit(0);
  });
}

async function serve(api: object, request: ControlRequest): Promise<unknown> {
  if (request.t === 'recorded') return recorded;
  if (request.t === 'files') {
    await Promise.all(BrowserWindow.getAllWindows().map((window) => window.webContents.knowFiles(request.files)));
    return null;
  }
  const run = new Script(`(${request.source})`).runInThisContext() as (electron: object, value: unknown) => unknown;
  return run(api, request.value);
}

function reply(message: ControlReply): void {
  process.send?.(message);
}
