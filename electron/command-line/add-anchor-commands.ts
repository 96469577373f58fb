/** The commands about anchors, as they are promised to scripts. */
import type { Command as Program } from 'commander';
import type { Run } from './run.ts';
import {
  anchorCommand,
  countersignCommand,
  importAnchorCommand,
  trustCommand,
  witnessKeyCommand,
} from './commands/anchors.ts';

export function addAnchorCommands(audit: Program, run: Run): void {
  audit
    .command('anchor')
    .description('write the head, requests for it and a page to print into a folder')
    .requiredOption('--to <folder>')
    .option('--old <size>', 'entries that the witness saw last', '0')
    .action(({ to, old }: { to: string; old: string }) => run(anchorCommand, { to, old }));
  audit
    .command('import-anchor')
    .description('take in cosigned heads, time stamps (RFC 3161) and heads kept elsewhere')
    .argument('<files...>')
    .action((files: string[]) => run(importAnchorCommand, { files }));
  audit
    .command('trust')
    .description("count a witness, by verifier key, or a time-stamp authority, by its certificate's SHA-256")
    .argument('<key>')
    .action((key: string) => run(trustCommand, { key }));
  audit
    .command('countersign')
    .description('sign the head of another log as its witness')
    .argument('<request>')
    .requiredOption('--log-key <key>', 'verifier key of that log')
    .requiredOption('--out <file>')
    .action((request: string, { logKey, out }: { logKey: string; out: string }) =>
      run(countersignCommand, { request, logKey, out }),
    );
  audit
    .command('witness-key')
    .description('the key under which this log countersigns others')
    .action(() => run(witnessKeyCommand, {}));
}
