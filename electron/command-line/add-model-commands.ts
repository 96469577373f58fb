/** The commands about models, as they are promised to scripts. */
import { Argument, type Command as Program } from 'commander';
import type { Run } from './run.ts';
import {
  goldenAcceptCommand,
  goldenAddCommand,
  goldenRemoveCommand,
  goldenRunCommand,
  goldenShowCommand,
} from './commands/golden.ts';
import {
  modelsFetchCommand,
  modelsListCommand,
  modelsRevokeCommand,
  modelsShowCommand,
  modelsVerifyCommand,
} from './commands/models.ts';
import { modelsRightSizeCommand } from './commands/right-size.ts';
import {
  modelsAddCommand,
  modelsApproveCommand,
  modelsApproverKeyCommand,
  modelsAskCommand,
  modelsCountersignCommand,
  modelsExpireCommand,
  modelsOwnApprovalCommand,
  modelsRollbackCommand,
  modelsTakeCommand,
  modelsTestCommand,
  modelsTrustCommand,
} from './commands/site-models.ts';

const [why, kept] = ['--reason <text>', 'why; kept beside the entry of the log'];
interface Reason {
  readonly reason: string;
}

export function addModelCommands(models: Program, run: Run): void {
  addFiles(models, run);
  addLife(models, run);
  addApprovals(models, run);
  addGolden(models.command('golden').description('reviewed documents that every change is held against'), run);
  models
    .command('rightsize')
    .description('every candidate for a task: score against seconds, memory and joules')
    .argument('[task]')
    .option('--gold <items.jsonl>', 'gold lines as for evaluate; else the golden set')
    .option('--watts <number>', 'watts of one busy core, for the estimate of joules', '10')
    .option('--out <folder>', 'record, picture and text')
    .option('--record <rightsize.json>', 'make picture and text again from a record')
    .action((task: string | undefined, options: { gold?: string; watts: string; out?: string; record?: string }) =>
      run(modelsRightSizeCommand, { gold: undefined, out: undefined, record: undefined, ...options, task }),
    );
}

function addFiles(models: Program, run: Run): void {
  models
    .command('list')
    .description('every model and its state on this machine')
    .action(() => run(modelsListCommand, {}));
  models
    .command('fetch')
    .description('fetch what is missing, checked by SHA-256')
    .argument('[ids...]')
    .option('--from <folder>', 'a folder or USB medium to try first')
    .action((ids: string[], { from }: { from?: string }) => run(modelsFetchCommand, { ids, from }));
  models
    .command('verify')
    .description('read every byte again')
    .action(() => run(modelsVerifyCommand, {}));
  models
    .command('show')
    .description('the card of one model')
    .argument('<id>')
    .action((id: string) => run(modelsShowCommand, { id }));
}

function addLife(models: Program, run: Run): void {
  models
    .command('add')
    .description("take in the site's own model; not in use before a test and two approvals")
    .argument('<file>', 'a .gguf, or the .json of a head or tagger')
    .option('--card <card.json>', 'its record; an adapter needs one')
    .option('--expires <day>', 'its last day, 2027-06-30')
    .action((file: string, options: { card?: string; expires?: string }) =>
      run(modelsAddCommand, { card: undefined, expires: undefined, ...options, file }),
    );
  models
    .command('test')
    .description('load it beside the work: canaries and the golden set')
    .argument('<id>')
    .action((id: string) => run(modelsTestCommand, { id }));
  models
    .command('revoke')
    .description('take a model out of use in this vault')
    .argument('<id>')
    .requiredOption(why, kept)
    .action((id: string, { reason }: Reason) => run(modelsRevokeCommand, { id, reason }));
  models
    .command('rollback')
    .description('back to the version before')
    .argument('<id>')
    .requiredOption(why, kept)
    .action((id: string, { reason }: Reason) => run(modelsRollbackCommand, { id, reason }));
  models
    .command('expire')
    .description('set a last day that is sooner')
    .argument('<id>')
    .requiredOption('--on <day>', '2027-06-30')
    .requiredOption(why, kept)
    .action((id: string, options: Reason & { on: string }) => run(modelsExpireCommand, { ...options, id }));
}

function addApprovals(models: Program, run: Run): void {
  models
    .command('approve')
    .description('your approval, signed; or take back the revocation of a model of the release')
    .argument('<id>')
    .requiredOption(why, kept)
    .option('--accept-differences', 'take the differences of the golden set, for the reason given', false)
    .option('--own-import', 'approve what you imported yourself, as an exception that the log names', false)
    .action((id: string, options: Reason & { acceptDifferences: boolean; ownImport: boolean }) =>
      run(modelsApproveCommand, { ...options, id }),
    );
  models
    .command('ask')
    .description("write the request for the second person's approval")
    .argument('<id>')
    .requiredOption('--out <folder>')
    .action((id: string, { out }: { out: string }) => run(modelsAskCommand, { id, out }));
  models
    .command('countersign')
    .description('as the second person: read a request, and with --out sign it')
    .argument('<request>')
    .option(why, 'why; needed to sign')
    .option('--out <folder>', 'where the approval file goes')
    .action((request: string, options: { reason?: string; out?: string }) =>
      run(modelsCountersignCommand, { reason: undefined, out: undefined, ...options, request }),
    );
  models
    .command('take')
    .description('take in the approval file of the second person')
    .argument('<file>')
    .action((file: string) => run(modelsTakeCommand, { file }));
  models
    .command('approver-key')
    .description('the key under which you approve, for the vault that shall count it')
    .action(() => run(modelsApproverKeyCommand, {}));
  models
    .command('trust')
    .description(
      'count the approvals of another person from now on; compare the key with one that you got from them directly',
    )
    .argument('<key>')
    .requiredOption('--name <name>', 'whose key it is')
    .option('--end', 'stop counting it', false)
    .action((key: string, { name, end }: { name: string; end: boolean }) =>
      run(modelsTrustCommand, { key, name, counts: !end }),
    );
  models
    .command('own-approval')
    .description('whether models of the release need two people of this site as well')
    .addArgument(new Argument('<switch>').choices(['on', 'off']))
    .requiredOption(why, kept)
    .action((word: string, { reason }: Reason) => run(modelsOwnApprovalCommand, { on: word === 'on', reason }));
}

function addGolden(golden: Program, run: Run): void {
  golden
    .command('show')
    .description('its documents, and what waits for a run')
    .action(() => run(goldenShowCommand, {}));
  golden
    .command('add')
    .description('freeze what people decided about documents')
    .argument('<documents...>')
    .action((documents: string[]) => run(goldenAddCommand, { documents }));
  golden
    .command('remove')
    .argument('<document>')
    .requiredOption(why, kept)
    .action((document: string, { reason }: Reason) => run(goldenRemoveCommand, { document, reason }));
  golden
    .command('run')
    .description('hold what answers now against it')
    .action(() => run(goldenRunCommand, {}));
  golden
    .command('accept')
    .description('let what the last run showed answer, differences and all')
    .requiredOption(why, kept)
    .action(({ reason }: Reason) => run(goldenAcceptCommand, { reason }));
}
