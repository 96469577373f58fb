/** `cloister policy …`: what a site does not want in its documents, learnt from marked passages. */
import { CloisterError } from '../../contract/failure.ts';
import { DocumentId } from '../../contract/ids.ts';
import type { PolicyAct } from '../../contract/policy-calls.ts';
import { LearnLine, PassageLine, PolicyCheckLine, PolicyLine } from '../../contract/policy-lines.ts';
import type { PolicyLabel, PolicyPassage, PolicyStatus } from '../../contract/policy.ts';
import type { Span } from '../../contract/text.ts';
import { matterNamed, type Command, type CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readAllLines } from '../json-lines.ts';
import { policyWords } from '../policy-words.ts';

export interface PolicyNewOptions {
  readonly name: string;
  readonly from: string | undefined;
  readonly describe: string | undefined;
  readonly blocksExport: boolean;
  readonly falseAlarms: string;
}

/** With a file the policy is trained at once; without, passages are marked first. */
export const policyNewCommand: Command<PolicyNewOptions> = async (options, needs) => {
  const { name, from, blocksExport } = options;
  const asked = {
    ...{ name, describes: options.describe ?? '', blocksExport },
    falseAlarmLimit: limitOf(options.falseAlarms),
  };
  const lines = from === undefined ? null : await readAllLines(from);
  const { handlers, policies } = await needs.openEngine();
  const made = lines === null ? await handlers['policy.create'](asked) : await policies.fromLines(asked, lines);
  print([made], needs);
  return exitCodes.done;
};

export const policyListCommand: Command<object> = async (_options, needs) => {
  const { handlers } = await needs.openEngine();
  print(await handlers['policy.list']({}), needs);
  return exitCodes.done;
};

/** Trains the next version; the one in force stays until the new one is approved. */
export const policyTrainCommand: Command<{ readonly name: string }> = async ({ name }, needs) => {
  const { handlers, policies } = await needs.openEngine();
  const { policy } = await policies.named(name);
  print([await handlers['policy.train']({ policy: policy.id })], needs);
  return exitCodes.done;
};

export interface PolicyGovernOptions {
  readonly name: string;
  readonly act: PolicyAct;
  readonly reason: string;
}

export const policyGovernCommand: Command<PolicyGovernOptions> = async ({ name, act, reason }, needs) => {
  const { handlers, policies } = await needs.openEngine();
  const { policy } = await policies.named(name);
  print([await handlers['policy.govern']({ policy: policy.id, act, reason })], needs);
  return exitCodes.done;
};

/** Passages worth marking next, best first: help for the eye, no verdict. */
export const policySuggestCommand: Command<{ readonly name: string; readonly matter: string }> = async (
  { name, matter },
  needs,
) => {
  const engine = await needs.openEngine();
  const { policy } = await engine.policies.named(name);
  const { id } = await matterNamed(matter, engine);
  const passages = await engine.handlers['policy.suggest']({ policy: policy.id, matter: id });
  needs.terminal.note('Suggestions only: they order passages for your eye. Nothing is found or decided by them.');
  for (const passage of passages) printPassage(passage, needs);
  return exitCodes.done;
};

export interface PolicyMarkOptions {
  readonly name: string;
  /** `DOCUMENT:PAGE:START-END` as `suggest` prints it. */
  readonly passage: string;
  readonly label: PolicyLabel | 'none';
}

export const policyMarkCommand: Command<PolicyMarkOptions> = async ({ name, passage, label }, needs) => {
  const place = placeOf(passage);
  const { handlers, policies } = await needs.openEngine();
  const { policy } = await policies.named(name);
  const mark = { policy: policy.id, ...place, label: label === 'none' ? null : label };
  print([await handlers['policy.mark'](mark)], needs);
  return exitCodes.done;
};

/** Reads every document of a matter with the policies in force. */
export const policyCheckCommand: Command<{ readonly matter: string }> = async ({ matter }, needs) => {
  const engine = await needs.openEngine();
  const { id } = await matterNamed(matter, engine);
  const made = await engine.handlers['policy.check']({ matter: id });
  if (needs.terminal.json) needs.terminal.data(PolicyCheckLine, made);
  else
    needs.terminal.text(
      `${String(made.documents)} documents read: ${String(made.reported)} passages reported, ` +
        `${String(made.asked)} need a decision; see "cloister show DOCUMENT"`,
    );
  return exitCodes.done;
};

/** Turns what people decided about its findings into marks. Training stays a separate step. */
export const policyLearnCommand: Command<{ readonly name: string }> = async ({ name }, needs) => {
  const { handlers, policies } = await needs.openEngine();
  const { policy } = await policies.named(name);
  const { added, status } = await handlers['policy.learn']({ policy: policy.id });
  if (needs.terminal.json) needs.terminal.data(LearnLine, { added, policy: status });
  else {
    needs.terminal.text(
      `${String(added)} decisions became marks; train with: cloister policy train "${status.policy.name}"`,
    );
    print([status], needs);
  }
  return exitCodes.done;
};

function print(statuses: readonly PolicyStatus[], { terminal }: CommandNeeds): void {
  for (const status of statuses)
    if (terminal.json) terminal.data(PolicyLine, status);
    else for (const line of policyWords(status)) terminal.text(line);
}

function printPassage(shown: PolicyPassage, { terminal }: CommandNeeds): void {
  const { span, quote } = shown.evidence;
  const passage = `${shown.document}:${String(span.page)}:${String(span.start)}-${String(span.end)}`;
  if (terminal.json) terminal.data(PassageLine, { ...shown, passage });
  else terminal.text(`${passage}  ${shown.name}\n    "${quote.replace(/\s+/gu, ' ').slice(0, 200)}"`);
}

function placeOf(passage: string): { document: DocumentId; span: Span } {
  const [document, page, range] = passage.split(':');
  const [start, end] = (range ?? '').split('-').map(Number);
  const id = DocumentId.safeParse(document);
  if (!id.success || !Number.isInteger(start) || !Number.isInteger(end))
    throw new CloisterError('invalid', {
      subject: `"${passage}" is not a passage; "cloister policy suggest" prints them as DOCUMENT:PAGE:START-END`,
    });
  return { document: id.data, span: { page: Number(page), start: start ?? 0, end: end ?? 0 } };
}

function limitOf(given: string): number {
  const limit = Number(given);
  if (limit >= 0.001 && limit <= 0.5) return limit;
  throw new CloisterError('invalid', {
    subject: `--false-alarms ${given}: a share from 0.001 to 0.5, for example 0.05`,
  });
}
