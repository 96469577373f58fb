/** `cloister models list|fetch|verify|show|revoke` and `cloister check`. */
import { CheckLine, ModelLine } from '../../contract/command-output.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelStatus } from '../../contract/model.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';
import { stageWords } from './model-words.ts';

const stateWords: Readonly<Record<ModelStatus['state'], string>> = {
  present: 'present',
  missing: 'missing',
  truncated: 'cut short, never loaded',
  altered: 'not the listed file, never loaded',
  'partial-download': 'partly fetched; fetch goes on from there',
};

export const modelsListCommand: Command<object> = async (_options, { openEngine, engine, terminal }) => {
  print(await (await withVault(openEngine, engine)).handlers['models.list']({}), terminal);
  return exitCodes.done;
};

/** Reads every byte of every file again. Exit 5 when a default model is not as listed. */
export const modelsVerifyCommand: Command<object> = async (_options, { engine, terminal }) => {
  const models = await (await engine()).handlers['models.verify']({});
  print(models, terminal);
  return models.every(isFine) ? exitCodes.done : exitCodes.model;
};

/** Fetches what is missing (all defaults, or the named ones). Safe to run again; needs no network the second time. */
export const modelsFetchCommand: Command<{
  readonly ids: readonly string[];
  readonly from: string | undefined;
}> = async ({ ids, from }, { engine, terminal, signal }) => {
  const models = await (
    await engine()
  ).fetchModels(ids.length === 0 ? null : ids, {
    from: from ?? null,
    signal,
    onProgress: (id, done, total) => {
      terminal.progress(`${id}: ${twentieths(done / total)} of ${megabytes(total)} MB`);
    },
  });
  print(models, terminal);
  return models.every(isFine) ? exitCodes.done : exitCodes.model;
};

/** Takes a model out of use in this vault. The reason is kept beside the log's entry. */
export const modelsRevokeCommand: Command<{ readonly id: string; readonly reason: string }> = async (
  { id, reason },
  { openEngine, terminal },
) => {
  const after = await (await openEngine()).handlers['models.revoke']({ id, reason });
  print(
    after.filter(({ entry }) => namesOf(entry).includes(id)),
    terminal,
  );
  return exitCodes.done;
};

/** The card of one model. */
export const modelsShowCommand: Command<{ readonly id: string }> = async ({ id }, { openEngine, engine, terminal }) => {
  const { handlers } = await withVault(openEngine, engine);
  const found = (await handlers['models.list']({})).findLast(({ entry }) => namesOf(entry).includes(id));
  if (found === undefined) throw new CloisterError('not-found', { subject: `model ${id}` });
  if (terminal.json) terminal.data(ModelLine, found);
  else terminal.text((await handlers['models.card']({ id })).markdown ?? `${found.entry.title}: no card.`);
  return exitCodes.done;
};

/** Health for IT's detection scripts. Exit 1 when something is bad. */
export const checkCommand: Command<object> = async (_options, { openEngine, engine, terminal }) => {
  const opened = await withVault(openEngine, engine);
  const health = await opened.handlers['health.check']({});
  if (terminal.json) terminal.data(CheckLine, health);
  else for (const line of health.lines) terminal.text(`${line.check}: ${line.status}. ${line.detail}`);
  return health.status === 'bad' ? exitCodes.someFailed : exitCodes.done;
};

/** With the vault open where a passphrase is at hand: only it knows of revocations and of the site's own models. */
async function withVault<E>(openEngine: () => Promise<E>, engine: () => Promise<E>): Promise<E> {
  return process.env.CLOISTER_PASSPHRASE === undefined ? engine() : openIfThere(openEngine, engine);
}

async function openIfThere<E>(openEngine: () => Promise<E>, engine: () => Promise<E>): Promise<E> {
  try {
    return await openEngine();
  } catch (error) {
    if (error instanceof CloisterError && error.code === 'vault-missing') return engine();
    throw error;
  }
}

function print(models: readonly ModelStatus[], terminal: Terminal): void {
  for (const model of models) {
    if (terminal.json) terminal.data(ModelLine, model);
    else {
      const { entry, state, revoked, site, heldFor } = model;
      terminal.text(`${entry.id}  ${entry.role}, ${megabytes(entry.bytes)} MB, ${entry.licence}: ${stateWords[state]}`);
      terminal.text(`    sha256 ${entry.sha256}`);
      if (site !== null) terminal.text(`    ${entry.version}: ${stageWords[site.stage]}`);
      if (heldFor !== null) terminal.text(`    held back until the golden set has run; instead: ${heldFor}`);
      if (revoked !== null)
        terminal.text(`    taken out of use by ${revoked.byName}, ${revoked.at}: ${revoked.reason}`);
    }
  }
}

function namesOf({ id, version, sha256 }: ModelStatus['entry']): readonly string[] {
  return [id, `${id}@${version}`, sha256];
}

function isFine({ entry, state }: ModelStatus): boolean {
  return state === 'present' || (!entry.isDefault && state === 'missing');
}

/** In steps of five percent, so that a log file is not flooded. */
function twentieths(share: number): string {
  return `${String(Math.floor(share * 20) * 5)} %`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
