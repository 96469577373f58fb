/** The channel from a child to the process that started it: `parentPort` under Electron, `process.send` on plain Node. */
import type { Channel } from './channel.ts';

interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown;
}

/** Connects this child to its parent. The child ends when the parent is gone: an orphan must not keep files open. */
export function channelToParent(): Channel {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  return port === undefined ? overProcess() : overPort(port);
}

function overProcess(): Channel {
  process.on('disconnect', () => {
    process.exit(0);
  });
  return {
    send: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: (listener) => {
      process.on('exit', (code) => {
        listener(`exit ${String(code)}`);
      });
    },
    kill: () => process.exit(0),
  };
}

function overPort(port: ParentPort): Channel {
  return {
    send: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        listener(event.data);
      });
    },
    onClose: (listener) => {
      process.on('exit', (code) => {
        listener(`exit ${String(code)}`);
      });
    },
    kill: () => process.exit(0),
  };
}
