/** `cloister models rightsize TASK`: every candidate on the same items, as a record, a picture and a text. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import { RightSizeLine } from '../../contract/model-lines.ts';
import { RightSizeReport } from '../../contract/right-size.ts';
import { rightSizeFiles, rightSizeText } from '../../core/right-size/report-files.ts';
import type { Command, CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { trialled } from './trialled.ts';

export interface RightSizeOptions {
  /** Undefined together with `record`: the picture and the text are made again from it, nothing is run. */
  readonly task: string | undefined;
  readonly gold: string | undefined;
  readonly record: string | undefined;
  readonly watts: string;
  readonly out: string | undefined;
}

export const modelsRightSizeCommand: Command<RightSizeOptions> = async (options, needs) => {
  const report = options.record === undefined ? await measure(options, needs) : await readRecord(options.record);
  if (options.out !== undefined) await writeFiles(report, resolve(options.out));
  if (needs.terminal.json) needs.terminal.data(RightSizeLine, report);
  else needs.terminal.text(rightSizeText(report));
  return exitCodes.done;
};

async function measure({ task, gold, watts: given }: RightSizeOptions, needs: CommandNeeds): Promise<RightSizeReport> {
  if (task === undefined) throw new CloisterError('invalid', { subject: 'name a task, or a record with --record' });
  const watts = Number(given);
  if (!(watts > 0 && watts <= 1000)) throw new CloisterError('invalid', { subject: `--watts ${given}` });
  const { handlers } = await needs.openEngine();
  const token = gold === undefined ? null : needs.offer('import', [resolve(gold)]);
  return trialled(handlers, needs, () => handlers['models.rightsize']({ task, token, watts }));
}

async function readRecord(path: string): Promise<RightSizeReport> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CloisterError('unreadable', { subject: path, cause });
  });
  try {
    return RightSizeReport.parse(JSON.parse(text));
  } catch (cause) {
    throw new CloisterError('invalid', { subject: `${path} is not the record of a right-size report`, cause });
  }
}

async function writeFiles(report: RightSizeReport, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of rightSizeFiles(report)) await writeFile(join(folder, name), text);
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: folder, cause });
  }
}
