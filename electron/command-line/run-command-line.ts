/** The command line: parses arguments, runs one command, turns refusals into one sentence and an exit code. */
import { Command as Program, CommanderError } from 'commander';
import { FailureLine } from '../contract/command-output.ts';
import { toFailure } from '../wire/serve.ts';
import { addCommands } from './add-commands.ts';
import type { Command, CommandNeeds } from './command.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { sentenceOf } from './sentences.ts';

export interface GlobalOptions {
  readonly home?: string | undefined;
  readonly models?: string | undefined;
  readonly passphraseFile?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Runs one command with what `needsOf` provides. Returns the exit code and never throws. */
export async function runCommandLine(
  arguments_: readonly string[],
  version: string,
  needsOf: (options: GlobalOptions) => { readonly needs: CommandNeeds; readonly close: () => Promise<void> },
): Promise<number> {
  let code: number = exitCodes.done;
  const program = newProgram(version);
  addCommands(program, async (command, options) => {
    code = await runOne(command, options, needsOf(program.opts<GlobalOptions>()));
  });
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    throw error;
  }
}

function newProgram(version: string): Program {
  return new Program('cloister')
    .description('Reads, classifies, extracts, asks and proves, on this machine alone.')
    .version(version)
    .option('--home <folder>', 'where the vault, the index and the log lie (or CLOISTER_HOME)')
    .option('--models <folder>', 'where fetched models lie (or CLOISTER_MODELS)')
    .option('--passphrase-file <file>', 'file with the passphrase (or CLOISTER_PASSPHRASE, or the prompt)')
    .option('--json', 'one JSON object per line on standard output')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 done with failed items, 2 usage, 3 vault locked, 4 log refuses, 5 model, 6 policy, 130 stopped.',
    )
    .exitOverride();
}

async function runOne<Options>(
  command: Command<Options>,
  options: Options,
  { needs, close }: { readonly needs: CommandNeeds; readonly close: () => Promise<void> },
): Promise<number> {
  try {
    return await command(options, needs);
  } catch (error) {
    const { code, subject } = toFailure(error);
    const sentence = sentenceOf(code, subject);
    if (needs.terminal.json) {
      needs.terminal.note(JSON.stringify(FailureLine.parse({ failure: code, subject: subject ?? null, sentence })));
    } else needs.terminal.note(`${code}: ${sentence}`);
    return exitCodeOf(code);
  } finally {
    await close();
  }
}
