/** `node --import register.ts out/main/main.js`: from here on `electron` is the test host. */
import { registerHooks } from 'node:module';
import { settings } from './settings.ts';

const host = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: host, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
Object.defineProperty(process.versions, 'electron', { value: settings.electron });
Object.assign(process, {
  type: 'browser',
  resourcesPath: settings.resources === '' ? `${settings.folder}/resources` : settings.resources,
});
