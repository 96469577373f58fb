/** `cloister audit export|verify|state`. */
import { resolve } from 'node:path';
import type { AnchorAge } from '../../contract/anchor-lines.ts';
import type { LogState, Verdict } from '../../contract/audit.ts';
import { ExportLine, ReplayLine, SignLine, StateLine, VerifyLine } from '../../contract/command-output.ts';
import type { ExportForm } from '../../contract/export.ts';
import type { SignatureMeaning } from '../../contract/signature.ts';
import { matterNamed, type Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export interface ExportOptions {
  readonly out: string;
  readonly as: ExportForm;
  readonly since: string | undefined;
  readonly until: string | undefined;
  /** Name or id. */
  readonly matter: string | undefined;
  readonly actor: string | undefined;
  /** Adds the details of people and documents; the passphrase is asked for again. */
  readonly reidentify: string | undefined;
  /** The reason of a person who exports details in spite of a policy. */
  readonly inSpite: string | undefined;
}

/** Writes the bundle with verifiers, keys and plain words, or a view of chosen entries, into a new or empty folder. */
export const auditExportCommand: Command<ExportOptions> = async (options, needs) => {
  const engine = await needs.openEngine();
  const folder = resolve(options.out);
  const matter = options.matter === undefined ? null : (await matterNamed(options.matter, engine)).id;
  const reason = options.reidentify;
  const made = await engine.exportAudit(folder, {
    form: options.as,
    since: options.since ?? null,
    until: options.until ?? null,
    matter,
    actor: options.actor ?? null,
    reidentify: reason === undefined ? null : { passphrase: await needs.passphrase(), reason, ...inSpiteOf(options) },
  });
  const line = { folder, entries: made.entries, files: made.files };
  if (needs.terminal.json) needs.terminal.data(ExportLine, line);
  else needs.terminal.text(`${String(made.entries)} entries in ${String(made.files)} files: ${folder}`);
  return exitCodes.done;
};

function inSpiteOf({ inSpite }: ExportOptions): { readonly inSpite?: string } {
  return inSpite === undefined ? {} : { inSpite };
}

/** Verifies an exported folder (no vault needed), or the log of this vault. */
export const auditVerifyCommand: Command<{ readonly folder: string | undefined }> = async ({ folder }, needs) => {
  const verdict =
    folder === undefined
      ? await (await needs.openEngine()).handlers['audit.verify']({})
      : await (await needs.engine()).verifyFolder(resolve(folder));
  if (needs.terminal.json) needs.terminal.data(VerifyLine, verdict);
  else printVerdict(verdict, needs.terminal.text);
  return verdictCode(verdict);
};

/** Runs the step behind an entry again and names what differs. Ends with 1 when something does. */
export const auditReplayCommand: Command<{ readonly index: number }> = async ({ index }, needs) => {
  const made = await (await needs.openEngine()).handlers['audit.replay']({ index });
  if (needs.terminal.json) needs.terminal.data(ReplayLine, made);
  else {
    const verdict = made.same ? 'the same came out' : `${String(made.differences.length)} facts differ`;
    needs.terminal.text(`entry ${String(index)} (${made.kind}): ${verdict}, ${String(made.compared)} compared`);
    for (const { path, recorded, now } of made.differences)
      needs.terminal.text(`  ${path}: ${recorded} then, ${now} now`);
  }
  return made.same ? exitCodes.done : exitCodes.someFailed;
};

/** Signs an entry, or with none everything up to now. The passphrase is asked for again. */
export const auditSignCommand: Command<{ readonly entry: number | null; readonly meaning: SignatureMeaning }> = async (
  options,
  needs,
) => {
  const { handlers } = await needs.openEngine();
  const made = await handlers['audit.sign']({ ...options, passphrase: await needs.passphrase() });
  if (needs.terminal.json) needs.terminal.data(SignLine, made);
  else
    needs.terminal.text(
      `entry ${String(made.entry)} signed as ${made.meaning} (entry ${String(made.event)} of the log)`,
    );
  return exitCodes.done;
};

/** Where the log stands. */
export const auditStateCommand: Command<object> = async (_options, needs) => {
  const { handlers, anchors } = await needs.openEngine();
  const state = await handlers['audit.state']({});
  const anchorAge = await anchors.anchorAge(state);
  if (needs.terminal.json) needs.terminal.data(StateLine, { ...state, anchorAge });
  else {
    needs.terminal.text(`${state.status}, ${String(state.size)} entries, ${anchorWords(state)}`);
    if (anchorAge.isOver) needs.terminal.text(`  the last anchor is ${overWords(anchorAge)}`);
  }
  return exitCodes.done;
};

function anchorWords({ anchored, size }: LogState): string {
  if (anchored === null) return 'unanchored';
  const tail = String(size - anchored.size);
  return `anchored to ${String(anchored.size)} entries at ${anchored.at} by ${anchored.by}; unanchored tail ${tail}`;
}

function overWords({ hours, maximumHours }: AnchorAge): string {
  return `${String(hours)} hours old, more than the ${String(maximumHours)} that the settings allow: run "cloister audit anchor"`;
}

function printVerdict(verdict: Verdict, text: (line: string) => void): void {
  const anchored = verdict.anchoredTo === null ? 'unanchored' : `anchored to entry ${String(verdict.anchoredTo)}`;
  text(`${verdict.outcome}: intact to entry ${String(verdict.intactTo)} of ${String(verdict.size)}; ${anchored}`);
  for (const line of verdict.lines) {
    const at = line.index === null ? '' : ` at entry ${String(line.index)}`;
    text(`  ${line.check}: ${line.verdict}${line.class === null ? '' : ` (${line.class})`}${at}. ${line.detail}`);
  }
}

/** An unanchored but intact log ends with 0: it is said in words. Tampering ends with 4, also that of the vault; an act that was cut off
 *  between its entry and the vault with 1. */
function verdictCode({ outcome, lines }: Verdict): number {
  if (outcome === 'tampered') return exitCodes.logRefuses;
  if (outcome === 'unreadable') return exitCodes.usage;
  return lines.some((line) => line.class === 'cut-off') ? exitCodes.someFailed : exitCodes.done;
}
