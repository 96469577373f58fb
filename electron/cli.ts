/** The command line's door. Runs on plain Node, without Electron: the same engine in this process, its children by fork. */
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { forkChildren } from './adapters/children/fork-children.ts';
import { runCommandLine, type GlobalOptions } from './command-line/run-command-line.ts';
import { openVault } from './command-line/open-vault.ts';
import { passphrase } from './command-line/passphrase.ts';
import { terminal } from './command-line/terminal.ts';
import type { CommandNeeds } from './command-line/command.ts';
import { composeEngine } from './compose/compose.ts';
import type { Engine } from './compose/engine.ts';
import { PickToken } from './contract/calls.ts';
import type { Emit } from './contract/events.ts';
import { CloisterError } from './contract/failure.ts';

const root = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '..' : '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const stop = new AbortController();

// The first Ctrl-C stops the work in order; the second one ends at once, which loses nothing either.
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});
process.exitCode = await runCommandLine(process.argv.slice(2), version, commandNeeds);

function commandNeeds(options: GlobalOptions): { needs: CommandNeeds; close: () => Promise<void> } {
  const picks = new Map<string, { purpose: string; paths: readonly string[] }>();
  const screen = terminal({ out: process.stdout, error: process.stderr }, options.json ?? false);
  let listener: Emit = () => undefined;
  let engine: Engine | null = null;
  const doorOf = (name: string): string =>
    join(import.meta.dirname, `${name}${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`);
  const children = forkChildren(doorOf);
  const compose = async (): Promise<Engine> => {
    engine ??= await composeEngine({
      folders: foldersOf(options),
      version,
      build: `node ${process.versions.node}`,
      children,
      blocksThread: pathToFileURL(doorOf('blocks')),
      accountName: userInfo().username,
      worksInBackground: false,
      emit: (name, payload) => {
        listener(name, payload);
      },
      takePick: (token, purpose) => takePick(picks, token, purpose),
    });
    return engine;
  };
  const needs: CommandNeeds = {
    engine: compose,
    openEngine: async ({ mayCreate = false } = {}) => {
      const composed = await compose();
      const accountName = userInfo().username;
      await openVault(composed, screen, { passphraseFile: options.passphraseFile, mayCreate, accountName });
      return composed;
    },
    passphrase: () => passphrase({ file: options.passphraseFile, isNew: false }),
    offer: (purpose, paths) => {
      const token = PickToken.parse(`pick_${randomBytes(16).toString('hex')}`);
      picks.set(token, { purpose, paths });
      return token;
    },
    listen: (next) => {
      listener = next;
    },
    terminal: screen,
    signal: stop.signal,
  };
  const close = async (): Promise<void> => {
    await engine?.close();
    await children.close();
  };
  return { needs, close };
}

function takePick(
  picks: Map<string, { purpose: string; paths: readonly string[] }>,
  token: string,
  purpose: string,
): readonly string[] {
  const pick = picks.get(token);
  if (pick?.purpose !== purpose) throw new CloisterError('not-found', { subject: token });
  picks.delete(token);
  return pick.paths;
}

function foldersOf(options: GlobalOptions): { home: string; models: string; fetchedModels: string; resources: string } {
  const models = join(root, 'models');
  return {
    home: options.home ?? process.env.CLOISTER_HOME ?? defaultHome(),
    models,
    fetchedModels: options.models ?? process.env.CLOISTER_MODELS ?? models,
    resources: join(root, 'resources'),
  };
}

/** Where the window keeps its vault too, by the custom of each system. */
function defaultHome(): string {
  if (process.platform === 'win32') return join(process.env.APPDATA ?? homedir(), 'Cloister');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cloister');
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Cloister');
}
