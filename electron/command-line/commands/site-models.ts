/** `cloister models add|test|ask|take|countersign|…`: the life of a model that the site brings itself. */
import { resolve } from 'node:path';
import { ModelLine } from '../../contract/command-output.ts';
import { CloisterError } from '../../contract/failure.ts';
import { UtcTime } from '../../contract/ids.ts';
import type { ModelStatus } from '../../contract/model.ts';
import { ApproverKeyLine, ApproverLine, GoldenRunLine, RequestLine, WrittenLine } from '../../contract/model-lines.ts';
import type { ApprovalRequest, SiteView } from '../../contract/site-model.ts';
import type { Command, CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { goldenText } from './golden.ts';
import { stageWords } from './model-words.ts';
import { trialled } from './trialled.ts';

/** Takes a model in. It is not used before it was tested and approved by two people. */
export const modelsAddCommand: Command<{
  readonly file: string;
  readonly card: string | undefined;
  readonly expires: string | undefined;
}> = async ({ file, card, expires }, needs) => {
  const { handlers } = await needs.openEngine();
  const { id, models } = await handlers['models.add']({
    token: needs.offer('import', [resolve(file)]),
    card: card === undefined ? null : needs.offer('import', [resolve(card)]),
    expires: expires === undefined ? null : dayOf(expires),
  });
  show(models, id, needs);
  needs.terminal.note(`Not in use yet. Next: cloister models test ${id}`);
  return exitCodes.done;
};

/** Exit 5 when it failed, 1 when the golden set came out otherwise. */
export const modelsTestCommand: Command<{ readonly id: string }> = async ({ id }, needs) => {
  const { handlers } = await needs.openEngine();
  const { models, golden } = await trialled(handlers, needs, () => handlers['models.test']({ id }));
  const tested = show(models, id, needs);
  if (golden !== null) {
    if (needs.terminal.json) needs.terminal.data(GoldenRunLine, golden);
    else goldenText(golden, needs.terminal);
  }
  if (tested?.site?.test?.passed !== true) return exitCodes.model;
  return golden !== null && golden.lines.length > 0 ? exitCodes.someFailed : exitCodes.done;
};

/** This person's approval, or a revocation of a model of the release taken back. */
export const modelsApproveCommand: Command<{
  readonly id: string;
  readonly reason: string;
  readonly acceptDifferences: boolean;
  readonly ownImport: boolean;
}> = async ({ id, reason, ...choices }, needs) => {
  const { handlers } = await needs.openEngine();
  const before = (await handlers['models.list']({})).find((one) => isNamed(one, id));
  const lifts = before?.revoked != null && before.site === null;
  const models = lifts
    ? await handlers['models.approve']({ id, reason })
    : await handlers['models.approve']({ id, reason, ...choices, passphrase: await needs.passphrase() });
  const after = show(models, id, needs);
  if (after?.site?.stage === 'half-approved')
    needs.terminal.note(`One of two approvals. For the other one: cloister models ask ${id} --out FOLDER`);
  return exitCodes.done;
};

/** Writes the request for the second person. */
export const modelsAskCommand: Command<{ readonly id: string; readonly out: string }> = async ({ id, out }, needs) => {
  const { handlers } = await needs.openEngine();
  const folder = resolve(out);
  const { file } = await handlers['models.request-approval']({ id, token: needs.offer('export', [folder]) });
  written(folder, file, needs);
  return exitCodes.done;
};

/** The second person: without `--out` only says what would be signed. */
export const modelsCountersignCommand: Command<{
  readonly request: string;
  readonly reason: string | undefined;
  readonly out: string | undefined;
}> = async ({ request: path, reason, out }, needs) => {
  const { handlers } = await needs.openEngine();
  const request = await handlers['models.read-request']({ token: needs.offer('import', [resolve(path)]) });
  if (out === undefined) {
    requestText(request, needs);
    return exitCodes.done;
  }
  if (reason === undefined) throw new CloisterError('invalid', { subject: 'an approval needs --reason' });
  const folder = resolve(out);
  const passphrase = await needs.passphrase();
  const token = needs.offer('export', [folder]);
  const { file } = await handlers['models.approve-for-other']({ request, reason, passphrase, token });
  written(folder, file, needs);
  return exitCodes.done;
};

export const modelsTakeCommand: Command<{ readonly file: string }> = async ({ file }, needs) => {
  const { handlers } = await needs.openEngine();
  const models = await handlers['models.take-approval']({ token: needs.offer('import', [resolve(file)]) });
  for (const model of models) if (model.site !== null && model.site.approvals.length > 0) print(model, needs);
  return exitCodes.done;
};

export const modelsApproverKeyCommand: Command<object> = async (_options, needs) => {
  const { handlers } = await needs.openEngine();
  const { key } = await handlers['models.approver-key']({ passphrase: await needs.passphrase() });
  if (needs.terminal.json) needs.terminal.data(ApproverKeyLine, { key });
  else needs.terminal.text(key);
  return exitCodes.done;
};

export const modelsTrustCommand: Command<{
  readonly key: string;
  readonly name: string;
  readonly counts: boolean;
}> = async (change, needs) => {
  const { handlers } = await needs.openEngine();
  for (const one of await handlers['models.trust'](change)) {
    if (needs.terminal.json) needs.terminal.data(ApproverLine, one);
    else needs.terminal.text(`${one.name}, since ${one.at.slice(0, 10)}: ${one.key}`);
  }
  return exitCodes.done;
};

export const modelsOwnApprovalCommand: Command<{ readonly on: boolean; readonly reason: string }> = async (
  change,
  needs,
) => {
  const { handlers } = await needs.openEngine();
  await handlers['models.own-approval'](change);
  needs.terminal.text(
    change.on
      ? 'Models of the release answer only after two people of this site approved them.'
      : 'Models of the release answer as the release approved them.',
  );
  return exitCodes.done;
};

export const modelsRollbackCommand: Command<{ readonly id: string; readonly reason: string }> = async (act, needs) => {
  const { handlers } = await needs.openEngine();
  show(await handlers['models.rollback'](act), act.id, needs);
  return exitCodes.done;
};

export const modelsExpireCommand: Command<{
  readonly id: string;
  readonly reason: string;
  readonly on: string;
}> = async ({ id, reason, on }, needs) => {
  const { handlers } = await needs.openEngine();
  show(await handlers['models.expire']({ id, reason, at: dayOf(on) }), id, needs);
  return exitCodes.done;
};

/** The day counts in full: a model ends when it is over. */
function dayOf(day: string): UtcTime {
  const at = UtcTime.safeParse(`${day}T23:59:59.999Z`);
  if (!at.success || Number.isNaN(Date.parse(at.data)))
    throw new CloisterError('invalid', { subject: `"${day}" is no day; write 2027-06-30` });
  return at.data;
}

function isNamed({ entry }: ModelStatus, id: string): boolean {
  return entry.id === id || `${entry.id}@${entry.version}` === id || entry.sha256 === id;
}

function show(models: readonly ModelStatus[], id: string, needs: CommandNeeds): ModelStatus | undefined {
  const named = models.filter((one) => isNamed(one, id));
  for (const model of named) print(model, needs);
  return named.findLast(({ site }) => site !== null);
}

function print(model: ModelStatus, { terminal }: CommandNeeds): void {
  const { entry, site } = model;
  if (terminal.json) terminal.data(ModelLine, model);
  else {
    terminal.text(`${entry.id}@${entry.version}: ${site === null ? 'of the release' : stageWords[site.stage]}`);
    for (const line of site === null ? [] : siteText(site)) terminal.text(`    ${line}`);
  }
}

function siteText({
  checks,
  test,
  approvals,
  expires,
}: Pick<SiteView, 'checks' | 'test' | 'approvals' | 'expires'>): readonly string[] {
  return [
    ...checks.filter(({ verdict }) => verdict !== 'passed').map(({ detail }) => `import: ${detail}`),
    ...(test?.checks.map(({ verdict, detail }) => `test ${verdict}: ${detail}`) ?? []),
    ...approvals.map(({ byName, at, reason }) => `approved by ${byName}, ${at}: ${reason}`),
    ...(expires === null ? [] : [`last day ${expires.slice(0, 10)}`]),
  ];
}

function written(folder: string, file: string, { terminal }: CommandNeeds): void {
  if (terminal.json) terminal.data(WrittenLine, { folder, file });
  else terminal.text(`${folder}: ${file}`);
}

function requestText(request: ApprovalRequest, { terminal }: CommandNeeds): void {
  if (terminal.json) {
    terminal.data(RequestLine, request);
    return;
  }
  const { entry, log, importedBy, fileName, checks, test, accepted, expires } = request;
  terminal.text(`${entry.id}@${entry.version}, ${entry.title}, asked for by ${log}`);
  terminal.text(`    ${fileName}, ${String(entry.bytes)} bytes, SHA-256 ${entry.sha256}, imported by ${importedBy}`);
  terminal.text(`    ${entry.intendedUse} Licence: ${entry.licence}.`);
  for (const line of siteText({ checks, test, approvals: [], expires })) terminal.text(`    ${line}`);
  const golden = test.golden;
  terminal.text(
    golden === null
      ? '    no golden set'
      : `    golden set: ${String(golden.rightBefore)} of ${String(golden.fields)} as decided before, ${String(golden.rightAfter)} after`,
  );
  for (const { document, field, verdict } of golden?.differences ?? [])
    terminal.text(`    ${document} ${field}: ${verdict}`);
  if (accepted !== null) terminal.text(`    differences accepted by ${accepted.byName}: ${accepted.reason}`);
}
