/** Puts the door on its two channels and says which sender is ours. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Failure, Result } from '../contract/failure.ts';
import { channelNames } from '../contract/names.ts';
import type { Pick } from '../contract/relay.ts';
import type { Door } from './door.ts';
import { isStartPage } from './guard-contents.ts';
import { DroppedPaths, makePick, type Picked } from './picks.ts';
import type { RateLimit } from './rate-limit.ts';

export interface PageCallNeeds {
  readonly door: Door;
  readonly limit: RateLimit;
  /** The page of the main window, or null while there is none. */
  readonly page: () => WebContents | null;
  readonly tell: (pick: Pick) => void;
}

/** Answers the page from now on. */
export function answerPage({ door, limit, page, tell }: PageCallNeeds): void {
  ipcMain.handle(channelNames.call, (event, name: unknown, input: unknown) => door(isOurs(event, page()), name, input));
  ipcMain.handle(channelNames.dropped, (event, paths: unknown): Result<Picked> => {
    if (!isOurs(event, page())) return refused('not-allowed', 'sender');
    if (!limit.take()) return refused('not-allowed', 'rate');
    const parsed = DroppedPaths.safeParse(paths);
    if (!parsed.success) return refused('not-found', 'files');
    return { ok: true, value: makePick(tell, 'import', parsed.data) };
  });
}

/** Our own start page in the main frame of our own window; nothing else may call. */
function isOurs(event: IpcMainInvokeEvent, page: WebContents | null): boolean {
  const frame = event.senderFrame;
  return page !== null && frame !== null && event.sender === page && frame.parent === null && isStartPage(frame.url);
}

function refused(code: Failure['code'], subject: string): Result<never> {
  return { ok: false, failure: { code, subject } };
}
