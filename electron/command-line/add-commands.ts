/** The table of commands: names, arguments and options as they are promised to scripts. */
import { Argument, Option, type Command as Program } from 'commander';
import type { PackId } from '../contract/document.ts';
import type { ReviewAct } from '../contract/decision.ts';
import { ExportForm } from '../contract/export.ts';
import { SignatureMeaning, type Signing } from '../contract/signature.ts';
import { addAnchorCommands } from './add-anchor-commands.ts';
import { addPolicyCommands } from './add-policy-commands.ts';
import { addRouteCommands } from './add-route-commands.ts';
import { addModelCommands } from './add-model-commands.ts';
import { askCommand, findCommand } from './commands/ask.ts';
import {
  auditExportCommand,
  auditReplayCommand,
  auditSignCommand,
  auditStateCommand,
  auditVerifyCommand,
} from './commands/audit.ts';
import { destroyCommand, eraseCommand, holdCommand } from './commands/erase.ts';
import { importCommand } from './commands/import.ts';
import { listCommand, showCommand } from './commands/look.ts';
import { checkCommand } from './commands/models.ts';
import { evaluateCommand, predictCommand } from './commands/predict.ts';
import { reviewCommand } from './commands/review.ts';
import type { Run } from './run.ts';

export function addCommands(program: Program, run: Run): void {
  addDocuments(program, run);
  addQuestions(program, run);
  addReview(program, run);
  addErasure(program, run);
  addAudit(program.command('audit').description('the audit log'), run);
  addModelCommands(program.command('models').description('the models: files, approval, golden set, right size'), run);
  addPolicyCommands(program, run);
  addMeasuring(program, run);
  addRouteCommands(program, run);
  program
    .command('check')
    .description('health: vault, log, models, disk, index, drift')
    .action(() => run(checkCommand, {}));
}

function addDocuments(program: Program, run: Run): void {
  program
    .command('import')
    .description('read, classify, extract and index files and folders')
    .argument('<paths...>')
    .requiredOption('--matter <name>', 'matter or patient record; made when new')
    .addOption(new Option('--pack <pack>', 'domain of a new matter').choices(['legal', 'health']))
    .action((paths: string[], { matter, pack }: { matter: string; pack?: PackId }) =>
      run(importCommand, { paths, matter, pack }),
    );
  program
    .command('list')
    .description('matters, or the documents of one')
    .option('--matter <name>')
    .action(({ matter }: { matter?: string }) => run(listCommand, { matter }));
  program
    .command('show')
    .description('one document with pages, type, findings and decisions')
    .argument('<document>')
    .action((document: string) => run(showCommand, { document }));
}

function addQuestions(program: Program, run: Run): void {
  program
    .command('ask')
    .description('answer with quotes, or an honest refusal')
    .argument('<question>')
    .requiredOption('--matter <name>')
    .option('--document <id>', 'ask one document only')
    .action((question: string, { matter, document }: { matter: string; document?: string }) =>
      run(askCommand, { question, matter, document }),
    );
  program
    .command('find')
    .description('every mention of exact words, in reading order')
    .argument('<text>')
    .requiredOption('--matter <name>')
    .action((text: string, { matter }: { matter: string }) => run(findCommand, { text, matter }));
}

function addReview(program: Program, run: Run): void {
  program
    .command('review')
    .description('decide about one finding')
    .argument('<finding>')
    .addArgument(new Argument('<act>').choices(['accept', 'reject', 'absent', 'correct', 'escalate']))
    .argument('[value]', 'the right value, with "correct"')
    .option('--reason <text>', 'why; needed for everything but "accept"', '')
    .option('--quote <text>', "the document's own words for a corrected value")
    .addOption(
      new Option('--sign <meaning>', 'sign the decision; a policy may ask for it').choices(['reviewer', 'author']),
    )
    .action(
      (
        finding: string,
        act: ReviewAct,
        value: string | undefined,
        { reason, quote, sign }: { reason: string; quote?: string; sign?: Signing['meaning'] },
      ) => run(reviewCommand, { finding, act, value, reason, quote, sign }),
    );
}

function addErasure(program: Program, run: Run): void {
  program
    .command('erase')
    .description('erase one document for good; the log keeps that it was here')
    .argument('<document>')
    .requiredOption('--reason <text>')
    .action((document: string, { reason }: { reason: string }) => run(eraseCommand, { document, reason }));
  const matter = program.command('matter').description('legal hold, and the end of a matter');
  for (const [name, held] of [
    ['hold', true],
    ['release', false],
  ] as const)
    matter
      .command(name)
      .description(held ? 'nothing in the matter can be erased from now on' : 'end the hold')
      .argument('<name>')
      .requiredOption('--reason <text>')
      .action((of: string, { reason }: { reason: string }) => run(holdCommand, { name: of, held, reason }));
  matter
    .command('destroy')
    .description('destroy the keys of everything in the matter, then the matter')
    .argument('<name>')
    .requiredOption('--reason <text>')
    .action((name: string, { reason }: { reason: string }) => run(destroyCommand, { name, reason }));
}

function addAudit(audit: Program, run: Run): void {
  audit
    .command('export')
    .description('write the log with verifiers and keys, or a view of it, into a new folder')
    .requiredOption('--out <folder>')
    .addOption(new Option('--as <form>', 'a bundle is the evidence').choices(ExportForm.options).default('bundle'))
    .option('--since <time>', 'UTC, 2026-11-24 or 2026-11-24T06:30')
    .option('--until <time>', 'the bound is inside')
    .option('--matter <name>', 'entries of one matter; not with a bundle')
    .option('--actor <user>', 'entries of one person, by id; not with a bundle')
    .option('--in-spite <reason>', 'with --reidentify: export although a policy stops it; logged')
    .option('--reidentify <reason>', 'add the details in clear; asks for the passphrase, and is logged')
    .action((options: { out: string; as: ExportForm }) =>
      run(auditExportCommand, {
        since: undefined,
        until: undefined,
        matter: undefined,
        actor: undefined,
        reidentify: undefined,
        inSpite: undefined,
        ...options,
      }),
    );
  audit
    .command('verify')
    .description('verify an exported folder, or the log of this vault')
    .argument('[folder]')
    .action((folder: string | undefined) => run(auditVerifyCommand, { folder }));
  audit
    .command('sign')
    .description('sign an entry; the passphrase is asked for again')
    .argument('<entry>', 'its number', Number)
    .addOption(new Option('--as <meaning>').choices(SignatureMeaning.options).default('reviewer'))
    .action((entry: number, options: { as: SignatureMeaning }) =>
      run(auditSignCommand, { entry, meaning: options.as }),
    );
  audit
    .command('sign-off')
    .description('sign off a periodic review: everything up to now')
    .action(() => run(auditSignCommand, { entry: null, meaning: 'reviewer' }));
  audit
    .command('replay')
    .description('run the step behind an entry again, and compare')
    .argument('<entry>', 'its number', Number)
    .action((index: number) => run(auditReplayCommand, { index }));
  audit
    .command('state')
    .description('where the log stands')
    .action(() => run(auditStateCommand, {}));
  addAnchorCommands(audit, run);
}

function addMeasuring(program: Program, run: Run): void {
  program
    .command('predict')
    .description('one specialist over a file of items; order kept, resumable')
    .argument('<task>')
    .requiredOption('--in <items.jsonl>')
    .requiredOption('--out <predictions.jsonl>')
    .option('--specialist <id>', 'who must answer')
    .option('--trace', 'add the route taken', false)
    .option('--corpus <corpus.jsonl>', 'for retrieve: lines of id, text, title')
    .action(
      (task: string, options: { in: string; out: string; specialist?: string; trace: boolean; corpus?: string }) =>
        run(predictCommand, { task, specialist: undefined, corpus: undefined, ...options }),
    );
  program
    .command('evaluate')
    .description('measures with intervals and n against gold lines')
    .argument('<task>')
    .requiredOption('--gold <items.jsonl>')
    .requiredOption('--out <report.json>')
    .option('--predictions <file>', 'else they are made first')
    .option('--corpus <corpus.jsonl>')
    .action((task: string, options: { gold: string; out: string; predictions?: string; corpus?: string }) =>
      run(evaluateCommand, { task, predictions: undefined, corpus: undefined, ...options }),
    );
}
