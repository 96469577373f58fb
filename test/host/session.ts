/** `session`: keeps the application's filters and permission handlers for the host to ask. */
import { EventEmitter } from 'node:events';
import type { OnBeforeRequestListenerDetails, Session, WebContents } from 'electron';
import { record } from './record.ts';
import { strict } from './strict.ts';

type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0];
type BeforeRequest = (details: OnBeforeRequestListenerDetails, done: (answer: { cancel?: boolean }) => void) => void;

const asked: { request: PermissionRequest; before: BeforeRequest | null } = { request: null, before: null };
const noted =
  (name: string) =>
  (...values: unknown[]): void => {
    record(`session.${name}`, ...values.filter((value) => typeof value !== 'function'));
  };

const events = new EventEmitter();
const defaultSession = strict<Session>('session.defaultSession', {
  on: (name: string, listener: (...values: unknown[]) => void) => events.on(name, listener),
  webRequest: strict('webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      asked.before = listener;
    },
  }),
  setPermissionRequestHandler: (handler: PermissionRequest) => {
    asked.request = handler;
  },
  setPermissionCheckHandler: noted('setPermissionCheckHandler'),
  setDevicePermissionHandler: noted('setDevicePermissionHandler'),
  setCertificateVerifyProc: noted('setCertificateVerifyProc'),
  setSpellCheckerEnabled: noted('setSpellCheckerEnabled'),
  enableNetworkEmulation: noted('enableNetworkEmulation'),
});

export const session = strict<{ defaultSession: Session }>('session', { defaultSession });

/** What the application's request filter says; without one everything passes, as in Electron. */
export function mayRequest(details: { url: string; method: string; resourceType: string }): Promise<boolean> {
  const { before } = asked;
  if (before === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    before({ id: 0, ...details } as OnBeforeRequestListenerDetails, ({ cancel }) => {
      resolve(cancel !== true);
    });
  });
}

/** What the application's permission handler says; without one a permission is granted, as in Electron. */
export function mayUse(contents: WebContents, permission: string): Promise<boolean> {
  const { request } = asked;
  if (request === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    request(contents, permission as Parameters<typeof request>[1], resolve, {} as Parameters<typeof request>[3]);
  });
}
