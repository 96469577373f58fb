/** The commands about policies and corrections, as they are promised to scripts. */
import { Argument, type Command as Program } from 'commander';
import type { PolicyLabel } from '../contract/policy.ts';
import type { Run } from './run.ts';
import { correctionsExportCommand, learningCommand } from './commands/corrections.ts';
import {
  policyCheckCommand,
  policyGovernCommand,
  policyLearnCommand,
  policyListCommand,
  policyMarkCommand,
  policyNewCommand,
  policySuggestCommand,
  policyTrainCommand,
} from './commands/policies.ts';

export function addPolicyCommands(program: Program, run: Run): void {
  const policy = program.command('policy').description('policies for documents, learnt from a few marked passages');
  addMaking(policy, run);
  addGoverning(policy, run);
  addCorrections(program.command('corrections').description('what people decided, as a regression set'), run);
}

function addMaking(policy: Program, run: Run): void {
  policy
    .command('new')
    .description('begin a policy; with a file of examples it is trained at once')
    .argument('<name>')
    .option('--from <examples.jsonl>', 'lines of text, label (yes or no) and, where known, document; 20 or more')
    .option('--describe <sentence>', 'what breaks the policy; orders passages to mark, decides nothing')
    .option('--blocks-export', 'stop exports of documents\u2019 text at a reported passage', false)
    .option('--false-alarms <share>', 'share of passages without the matter that may be reported', '0.02')
    .action((name: string, options: { from?: string; describe?: string; blocksExport: boolean; falseAlarms: string }) =>
      run(policyNewCommand, { name, from: undefined, describe: undefined, ...options }),
    );
  policy
    .command('suggest')
    .description('passages worth marking next, best first')
    .argument('<name>')
    .requiredOption('--matter <name>')
    .action((name: string, { matter }: { matter: string }) => run(policySuggestCommand, { name, matter }));
  policy
    .command('mark')
    .description('say of a passage that it breaks the policy (yes) or does not (no); none takes the mark back')
    .argument('<name>')
    .argument('<passage>', 'DOCUMENT:PAGE:START-END, as "suggest" prints it')
    .addArgument(new Argument('<label>').choices(['yes', 'no', 'none']))
    .action((name: string, passage: string, label: PolicyLabel | 'none') =>
      run(policyMarkCommand, { name, passage, label }),
    );
  policy
    .command('learn')
    .description('turn decisions about its findings into marks; trains nothing')
    .argument('<name>')
    .action((name: string) => run(policyLearnCommand, { name }));
  policy
    .command('train')
    .description('train the next version from the marks; it waits for approval')
    .argument('<name>')
    .action((name: string) => run(policyTrainCommand, { name }));
}

function addGoverning(policy: Program, run: Run): void {
  policy
    .command('list')
    .description('every policy, its state, and what its newest version is worth')
    .action(() => run(policyListCommand, {}));
  policy
    .command('check')
    .description('read the documents of a matter with the policies in force')
    .requiredOption('--matter <name>')
    .action(({ matter }: { matter: string }) => run(policyCheckCommand, { matter }));
  for (const [name, act, describes] of [
    ['approve', 'approve', 'put the newest version into force'],
    ['off', 'stop', 'take the policy out of force'],
    ['rollback', 'roll-back', 'put the approved version before into force again'],
  ] as const)
    policy
      .command(name)
      .description(describes)
      .argument('<name>')
      .requiredOption('--reason <text>', 'why; kept beside the entry of the log')
      .action((of: string, { reason }: { reason: string }) => run(policyGovernCommand, { name: of, act, reason }));
}

function addCorrections(corrections: Program, run: Run): void {
  corrections
    .command('export')
    .description('decided findings as lines of JSON, from matters that may be learnt from')
    .requiredOption('--out <file.jsonl>')
    .option('--matter <name>')
    .option('--in-spite <reason>', 'export although a policy stops it; the reason is logged')
    .action((options: { out: string; matter?: string; inSpite?: string }) =>
      run(correctionsExportCommand, { matter: undefined, inSpite: undefined, ...options }),
    );
  for (const [name, isAllowed] of [
    ['exclude', false],
    ['include', true],
  ] as const)
    corrections
      .command(name)
      .description(isAllowed ? 'a matter may be learnt from again' : 'nothing is learnt or exported from a matter')
      .argument('<matter>')
      .requiredOption('--reason <text>')
      .action((matter: string, { reason }: { reason: string }) => run(learningCommand, { matter, isAllowed, reason }));
}
