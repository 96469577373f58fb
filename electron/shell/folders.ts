/** Where things lie on this machine, installed or from a checkout. */
import path from 'node:path';
import type { App } from 'electron';
import type { EngineFolders } from '../contract/relay.ts';

export interface ShellFolders {
  readonly engine: EngineFolders;
  /** The built page. */
  readonly pages: string;
  readonly preload: string;
  /** A built door, such as `engine`. */
  readonly door: (name: string) => string;
}

/** `built` is the folder of the built main door. Installed, models and resources stand outside the archive. */
export function findFolders(app: Pick<App, 'getPath' | 'getAppPath' | 'isPackaged'>, built: string): ShellFolders {
  const home = path.join(app.getPath('userData'), 'workstation');
  const beside = app.isPackaged ? process.resourcesPath : app.getAppPath();
  const models = path.join(beside, 'models');
  return {
    engine: {
      home,
      models,
      fetchedModels: app.isPackaged ? path.join(app.getPath('userData'), 'models') : models,
      resources: path.join(beside, 'resources'),
    },
    pages: path.join(built, '../renderer'),
    preload: path.join(built, '../preload/preload.cjs'),
    door: (name) => path.join(built, `${name}.js`),
  };
}
