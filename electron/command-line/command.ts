/** What every command gets. */
import type { Engine } from '../compose/engine.ts';
import type { z } from 'zod';
import type { Matter } from '../contract/document.ts';
import type { Emit } from '../contract/events.ts';
import { CloisterError } from '../contract/failure.ts';
import type { MatterId } from '../contract/ids.ts';
import type { PickToken } from '../contract/calls.ts';
import type { Terminal } from './terminal.ts';

export interface CommandNeeds {
  /** Composed on first use, so that `--help` and usage errors cost nothing. */
  readonly engine: () => Promise<Engine>;
  /** The engine with the vault open. */
  readonly openEngine: (options?: { readonly mayCreate?: boolean }) => Promise<Engine>;
  /** The passphrase once more, for what needs it again. */
  readonly passphrase: () => Promise<string>;
  /** Paths a command offers to the engine, as the window offers picked files. */
  readonly offer: (purpose: 'import' | 'export', paths: readonly string[]) => z.infer<typeof PickToken>;
  /** Events of the engine go to the listener while it is set. */
  readonly listen: (listener: Emit) => void;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** A command ends with its exit code; a refusal is thrown as `CloisterError`. */
export type Command<Options> = (options: Options, needs: CommandNeeds) => Promise<number>;

/** The matter of that name (or id). Fails with `not-found`. */
export async function matterNamed(name: string, { handlers }: Engine): Promise<Matter & { id: MatterId }> {
  const wanted = name.trim().toLowerCase();
  const matter = (await handlers['matter.list']({})).find(
    (one) => one.id === name || one.name.toLowerCase() === wanted,
  );
  if (matter === undefined) throw new CloisterError('not-found', { subject: `matter ${name}` });
  const { documents: _documents, needsPerson: _needsPerson, ...rest } = matter;
  return rest;
}
