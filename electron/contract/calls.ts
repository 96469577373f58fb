/** Every call the window can make, in one table. Long work returns a job at once; progress comes as events. */
import { z } from 'zod';
import { Answer, Mention } from './answer.ts';
import { auditCalls } from './audit-calls.ts';
import { Bytes } from './bytes.ts';
import { call, type CallTable } from './call.ts';
import { dashboardCalls } from './dashboard.ts';
import { Decision, ReviewAct } from './decision.ts';
import { DocumentRecord, Matter, PackId, PageSummary } from './document.ts';
import { Finding, FindingValue } from './finding.ts';
import { Health } from './health.ts';
import { AnswerId, DocumentId, FindingId, JobId, MatterId, UserId } from './ids.ts';
import { modelCalls } from './model-calls.ts';
import { PackView } from './pack-view.ts';
import { PickToken } from './pick-token.ts';
import { policyCalls } from './policy-calls.ts';
import { routeCalls } from './route.ts';
import { Run } from './run.ts';
import { PolicyView, Settings, SettingView } from './settings.ts';
import { Signing } from './signature.ts';
import { Page } from './text.ts';

const nothing = z.strictObject({});
const secret = z.string().min(1).max(1000);

export const VaultState = z.strictObject({
  state: z.enum(['missing', 'locked', 'open', 'damaged']),
  user: z.strictObject({ id: UserId, name: z.string(), role: z.string() }).nullable(),
});
export type VaultState = Readonly<z.infer<typeof VaultState>>;

/** What making a vault shows once: the recovery key that a person writes down. It is stored nowhere. */
export const VaultCreated = VaultState.extend({ recoveryKey: z.string() });
export type VaultCreated = Readonly<z.infer<typeof VaultCreated>>;

export const vaultCalls = {
  'vault.state': call({ to: 'engine', input: nothing, output: VaultState, failures: [] }),
  'vault.create': call({
    to: 'engine',
    input: z.strictObject({ passphrase: secret.min(8), name: z.string().min(1).max(200) }),
    output: VaultCreated,
    failures: ['vault-exists', 'disk-low'],
  }),
  'vault.unlock': call({
    to: 'engine',
    input: z.strictObject({ passphrase: secret }),
    output: VaultState,
    failures: ['wrong-secret', 'vault-missing', 'vault-damaged', 'log-tampered', 'in-use'],
  }),
  /** Sets a new passphrase by the recovery key and opens the vault. */
  'vault.recover': call({
    to: 'engine',
    input: z.strictObject({ recoveryKey: secret, passphrase: secret.min(8) }),
    output: VaultState,
    failures: ['wrong-secret', 'vault-missing', 'vault-damaged', 'log-tampered', 'in-use'],
  }),
  'vault.lock': call({ to: 'engine', input: nothing, output: VaultState, failures: [] }),
} satisfies CallTable;

export const matterCalls = {
  'matter.list': call({
    to: 'engine',
    input: nothing,
    output: z.array(Matter.extend({ documents: z.int(), needsPerson: z.int() })),
    failures: [],
  }),
  'matter.create': call({
    to: 'engine',
    input: z.strictObject({ name: z.string().trim().min(1).max(200), pack: PackId }),
    output: Matter,
    failures: ['matter-exists'],
  }),
  /** Legal hold: while a matter is held nothing in it can be erased. */
  'matter.hold': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId, held: z.boolean(), reason: z.string().trim().min(1).max(400) }),
    output: Matter,
    failures: ['not-found'],
  }),
  /** Destroys the keys of everything in the matter, then the matter. */
  'matter.destroy': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId, reason: z.string().trim().min(1).max(400) }),
    output: z.null(),
    failures: ['not-found', 'on-hold', 'not-allowed'],
  }),
} satisfies CallTable;

export const libraryCalls = {
  'library.pick': call({
    to: 'shell',
    input: z.strictObject({ what: z.enum(['files', 'folder']) }),
    output: z.strictObject({ token: PickToken, names: z.array(z.string()), count: z.int() }),
    failures: ['cancelled'],
  }),
  'library.import': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId, token: PickToken }),
    output: z.strictObject({ job: JobId }),
    failures: ['not-found', 'disk-low', 'matter-locked'],
  }),
  'library.list': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId }),
    output: z.array(DocumentRecord),
    failures: ['not-found'],
  }),
  'library.retry': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId }),
    output: z.strictObject({ job: JobId }),
    failures: ['not-found'],
  }),
  'library.cancel': call({
    to: 'engine',
    input: z.strictObject({ job: JobId }),
    output: z.null(),
    failures: ['not-found'],
  }),
  'library.remove': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId, reason: z.string().trim().min(1).max(400) }),
    output: z.null(),
    failures: ['not-found', 'on-hold', 'not-allowed'],
  }),
} satisfies CallTable;

export const documentCalls = {
  'document.get': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId }),
    output: z.strictObject({ document: DocumentRecord, pages: z.array(PageSummary), pack: PackView }),
    failures: ['not-found'],
  }),
  'document.page': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId, page: z.int().min(1) }),
    output: Page,
    failures: ['not-found'],
  }),
  /** A part of the original file; at most 512 KiB, so that a message stays under 1 MiB. */
  'document.bytes': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId, offset: z.int().nonnegative(), length: z.int().min(1).max(524_288) }),
    output: z.strictObject({ bytes: Bytes, total: z.int().nonnegative() }),
    failures: ['not-found'],
  }),
} satisfies CallTable;

export const findingCalls = {
  'finding.list': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId }),
    output: z.array(z.strictObject({ finding: Finding, decision: Decision.nullable() })),
    failures: ['not-found'],
  }),
  'finding.why': call({
    to: 'engine',
    input: z.strictObject({ finding: FindingId }),
    output: z.strictObject({ versions: z.array(Finding), decisions: z.array(Decision), runs: z.array(Run) }),
    failures: ['not-found'],
  }),
  'review.decide': call({
    to: 'engine',
    input: z.strictObject({
      finding: FindingId,
      version: z.int().min(1),
      act: ReviewAct,
      value: FindingValue.nullable(),
      /** The document's own words for a corrected value, when the value itself does not stand there. */
      quote: z.string().max(2000).optional(),
      reason: z.string().max(1000),
      secondsOnScreen: z.number().nonnegative().nullable(),
      /** Signs the decision; a policy may ask for it. */
      signing: Signing.optional(),
    }),
    output: z.strictObject({ finding: Finding, decision: Decision }),
    failures: ['not-found', 'stale-version', 'no-evidence', 'not-allowed', 'wrong-secret'],
  }),
} satisfies CallTable;

export const askCalls = {
  'ask.start': call({
    to: 'engine',
    input: z.strictObject({
      matter: MatterId,
      question: z.string().trim().min(1).max(2000),
      document: DocumentId.nullable(),
    }),
    output: z.strictObject({ job: JobId }),
    failures: ['not-found', 'no-approved-model', 'model-missing', 'model-altered'],
  }),
  'ask.stop': call({ to: 'engine', input: z.strictObject({ job: JobId }), output: z.null(), failures: ['not-found'] }),
  'ask.list': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId }),
    output: z.array(Answer),
    failures: ['not-found'],
  }),
  'ask.get': call({
    to: 'engine',
    input: z.strictObject({ answer: AnswerId }),
    output: Answer,
    failures: ['not-found'],
  }),
  'ask.mentions': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId, text: z.string().trim().min(1).max(200) }),
    output: z.strictObject({ mentions: z.array(Mention), pagesSearched: z.int(), pagesTotal: z.int() }),
    failures: ['not-found'],
  }),
} satisfies CallTable;

export const settingsCalls = {
  'settings.get': call({
    to: 'engine',
    input: nothing,
    output: z.strictObject({ settings: Settings, views: z.array(SettingView), policy: PolicyView }),
    failures: [],
  }),
  'settings.change': call({ to: 'engine', input: Settings.partial(), output: Settings, failures: ['not-allowed'] }),
  'health.check': call({ to: 'engine', input: nothing, output: Health, failures: [] }),
} satisfies CallTable;

export { auditCalls, modelCalls, PickToken };

/** The whole table. */
export const calls = {
  ...vaultCalls,
  ...matterCalls,
  ...libraryCalls,
  ...documentCalls,
  ...findingCalls,
  ...askCalls,
  ...auditCalls,
  ...modelCalls,
  ...routeCalls,
  ...dashboardCalls,
  ...policyCalls,
  ...settingsCalls,
} satisfies CallTable;
export type Calls = typeof calls;
export type CallName = keyof Calls;
