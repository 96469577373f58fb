/** What a door gives to the engine. */
import type { Emit } from '../contract/events.ts';
import type { Children } from '../ports/children.ts';

export interface EngineNeeds {
  readonly folders: {
    /** Vault, index and log; nothing else is written. */
    readonly home: string;
    readonly models: string;
    readonly fetchedModels: string;
    readonly resources: string;
  };
  readonly version: string;
  readonly build: string;
  readonly children: Children;
  /** The door of the thread that reads the entries of a big export; left out where there is none. */
  readonly blocksThread?: URL;
  readonly emit: Emit;
  /** The paths behind a pick token, once. Fails with `not-found`. */
  readonly takePick: (token: string, purpose: 'import' | 'export') => readonly string[];
  /** The person at this machine, for the first user of a new vault. */
  readonly accountName: string;
  /** The window resumes cut-off imports at unlock and runs the golden set when it is due; the command line does both when asked. */
  readonly worksInBackground: boolean;
}
