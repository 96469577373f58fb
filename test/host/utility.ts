/** Loaded before a child's door: gives it `process.parentPort`, and takes from it what a utility process does not have. */
import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { registerHooks, syncBuiltinESMExports } from 'node:module';

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => {
    if (process.connected) process.send?.(message);
  },
  start: () => undefined,
});
// Messages wait until somebody listens.
port.on('newListener', (name) => {
  if (name === 'message' && port.listenerCount('message') === 0)
    process.on('message', (data) => {
      port.emit('message', { data, ports: [] });
    });
});
// Chromium ends its utility processes when the browser process is gone.
process.on('disconnect', () => {
  process.exit(0);
});
const electron = new URL('./electron-utility.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: electron, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
// Libraries look at these to find out where they run; pdf.js takes a utility process for a page.
Object.defineProperty(process.versions, 'electron', { value: process.env.CLOISTER_HOST_ELECTRON });
Object.defineProperty(process, 'type', { value: 'utility', writable: false, configurable: true });
Object.assign(process, { parentPort: port });

// The fuse runAsNode is off: there is no Node to fork from inside Electron.
childProcess.fork = () => {
  throw new Error('test host: a utility process cannot fork, the runAsNode fuse is off');
};
syncBuiltinESMExports();
