/** `cloister audit anchor|import-anchor|trust|countersign|witness-key`: the log and the words of others about it. */
import { basename, resolve } from 'node:path';
import {
  AnchorLine,
  CountersignLine,
  TakenAnchorLine,
  TrustLine,
  WitnessKeyLine,
} from '../../contract/anchor-lines.ts';
import type { TakenAnchor } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/** Puts the head where others can take it from: for a witness, a time-stamp authority, or a printer. */
export const anchorCommand: Command<{ readonly to: string; readonly old: string }> = async ({ to, old }, needs) => {
  const { anchors } = await needs.openEngine();
  if (!/^\d{1,15}$/u.test(old)) throw new CloisterError('invalid', { subject: `--old ${old}` });
  const folder = resolve(to);
  const { size, files } = await anchors.anchorTo(folder, Number(old));
  if (needs.terminal.json) needs.terminal.data(AnchorLine, { size, folder, files: [...files] });
  else needs.terminal.text(`the head at ${String(size)} entries, in ${folder}: ${files.join(', ')}`);
  return exitCodes.done;
};

/** Takes in what came back: cosigned heads, time stamps, heads that were kept elsewhere. */
export const importAnchorCommand: Command<{ readonly files: readonly string[] }> = async ({ files }, needs) => {
  const { anchors } = await needs.openEngine();
  for (const file of files) {
    const taken = await anchors.importAnchor(resolve(file));
    if (needs.terminal.json) needs.terminal.data(TakenAnchorLine, { ...taken, file: basename(file) });
    else needs.terminal.text(`${basename(file)}: ${inWords(taken)}`);
  }
  return exitCodes.done;
};

function inWords({ kind, size, at, by, apart }: TakenAnchor): string {
  if (kind === 'head') return `the log continues this head of ${String(size)} entries`;
  const clock =
    apart !== null && apart > 300 ? `; the clock of this log was ahead by ${String(apart)} seconds or more` : '';
  return `${by} saw ${String(size)} entries at ${at ?? 'an unknown time'}${clock}`;
}

/** Counts a witness or a time-stamp authority from now on. Compare the key with one that you got from them directly. */
export const trustCommand: Command<{ readonly key: string }> = async ({ key }, needs) => {
  const { anchors } = await needs.openEngine();
  await anchors.trustAnchor(key);
  if (needs.terminal.json) needs.terminal.data(TrustLine, { trusted: key });
  else needs.terminal.text(`${key} counts from now on`);
  return exitCodes.done;
};

/** Signs the head of another log, once it is shown to continue what was seen of it before. */
export const countersignCommand: Command<{
  readonly request: string;
  readonly logKey: string;
  readonly out: string;
}> = async ({ request, logKey, out }, needs) => {
  const { anchors } = await needs.openEngine();
  const file = resolve(out);
  await anchors.countersign(resolve(request), logKey, file);
  if (needs.terminal.json) needs.terminal.data(CountersignLine, { file });
  else needs.terminal.text(`countersigned: ${file}`);
  return exitCodes.done;
};

/** The key that others need to count this log's signatures. */
export const witnessKeyCommand: Command<object> = async (_options, needs) => {
  const key = await (await needs.openEngine()).anchors.witnessKey();
  if (needs.terminal.json) needs.terminal.data(WitnessKeyLine, { key });
  else needs.terminal.text(key);
  return exitCodes.done;
};
