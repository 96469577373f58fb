/** `ipcMain`: one handler per channel, as `invoke` needs it. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { strict } from './strict.ts';

type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = strict<IpcMain>('ipcMain', {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => {
    handlers.delete(channel);
  },
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>);

/** Answers one `invoke` of a page, or throws what the page then sees. */
export async function handleInvoke(event: IpcMainInvokeEvent, channel: string, values: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...values);
}
