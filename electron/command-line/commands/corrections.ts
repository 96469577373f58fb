/** `cloister corrections …`: what people decided, as a regression set, and from which matters may be learnt. */
import { writeFile } from 'node:fs/promises';
import { CorrectionLine, CorrectionsLine, ExcludedLine } from '../../contract/policy-lines.ts';
import { matterNamed, type Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export interface CorrectionsOptions {
  readonly out: string;
  readonly matter: string | undefined;
  /** The reason of a person who exports in spite of a policy. */
  readonly inSpite: string | undefined;
}

/** A new file with one line per decided finding; an existing file is not overwritten. */
export const correctionsExportCommand: Command<CorrectionsOptions> = async ({ out, matter, inSpite }, needs) => {
  const engine = await needs.openEngine();
  const id = matter === undefined ? null : (await matterNamed(matter, engine)).id;
  const { lines, matters, left } = await engine.policies.corrections({ matter: id, override: inSpite ?? null });
  const text = lines.map((line) => `${JSON.stringify(CorrectionLine.parse(line))}\n`).join('');
  await writeFile(out, text, { flag: 'wx', mode: 0o600 });
  if (needs.terminal.json) needs.terminal.data(CorrectionsLine, { file: out, lines: lines.length, matters, left });
  else {
    needs.terminal.text(`${String(lines.length)} decided findings in ${out}`);
    for (const { name, lines: count } of matters) needs.terminal.text(`    ${name}: ${String(count)}`);
    for (const { name } of left)
      needs.terminal.text(`    ${name}: taken out of learning, nothing of it is in the file`);
  }
  return exitCodes.done;
};

export interface LearningOptions {
  readonly matter: string;
  readonly isAllowed: boolean;
  readonly reason: string;
}

/** Takes a matter out of learning, or back into it. */
export const learningCommand: Command<LearningOptions> = async ({ matter, isAllowed, reason }, needs) => {
  const engine = await needs.openEngine();
  const { id, name } = await matterNamed(matter, engine);
  const excluded = await engine.handlers['learning.change']({ matter: id, isAllowed, reason });
  if (needs.terminal.json) needs.terminal.data(ExcludedLine, { excluded });
  else needs.terminal.text(isAllowed ? `${name}: may be learnt from again` : `${name}: nothing is learnt from it`);
  return exitCodes.done;
};
