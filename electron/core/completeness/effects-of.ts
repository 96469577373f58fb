/** What each kind of entry does to the record. The one place that says so: it is read in both directions, from an entry to its rows and from a row to its entry. Pure. */
import type { AuditEvent, EventKind } from '../../contract/audit.ts';
import type { RecordTable } from '../../contract/record-claim.ts';

export interface RowEffect {
  readonly table: RecordTable;
  /** Null: rows of any key. */
  readonly key: string | null;
  /** How many rows must stand there; null where the entry does not say, and for rows that it may have written. */
  readonly rows: number | null;
  /** Whether rows must be there until a later entry replaces or ends them. */
  readonly must: boolean;
  /** Subjects whose end takes the rows away. */
  readonly within: readonly string[];
}

export interface Effects {
  readonly rows: readonly RowEffect[];
  /** Subjects that are gone from here on. */
  readonly ends: readonly string[];
}

type Fields = Pick<AuditEvent, 'n' | 'kind' | 'what' | 'why' | 'ai' | 'decision'>;

/** Rows that the entry wrote or may have written, and what it ended. An entry that changes nothing has none. */
export function effectsOf(event: Fields): Effects {
  return byKind[event.kind]?.(event) ?? none;
}

const none: Effects = { rows: [], ends: [] };

const setting = (key: string): ((event: Fields) => Effects) => always({ rows: [must('setting', key)], ends: [] });

/** Kinds that are not here change no row: sign-ins, refusals, exports, looks, anchors, signatures. */
const byKind: Partial<Readonly<Record<EventKind, (event: Fields) => Effects>>> = {
  'vault.created': ({ what }) => ({ rows: [must('user', text(what.user))], ends: [] }),
  'matter.created': ({ what }) => matterRow(text(what.matter)),
  'matter.held': ({ why }) => matterRow(text(why.matter)),
  'matter.destroyed': ({ what }) => {
    const matter = text(what.matter);
    return { rows: [must('erasure', matter)], ends: [matter, answersOf(matter)] };
  },
  'import.started': setting('pending-imports'),
  'import.ended': setting('pending-imports'),
  'document.received': (event) => (event.what.duplicate === true ? none : documentRow(event)),
  'document.rejected': (event) => documentRow(event, [parts('page', event, event.what.pages ?? 0)]),
  'document.parsed': (event) => documentRow(event, [parts('page', event, event.what.pages)]),
  'document.classified': (event) => documentRow(event, runsOf(event, null)),
  'index.updated': (event) =>
    documentRow(event, event.what.stale === true ? [] : [parts('chunk', event, event.what.passages)]),
  'document.extracted': (event) =>
    documentRow(event, [parts('finding', event, findingsIn(event)), ...runsOf(event, event.what.modelCalls)]),
  'document.erased': documentErased,
  'question.answered': questionAnswered,
  'review.accepted': decided,
  'review.corrected': decided,
  'review.rejected': decided,
  'review.absent': decided,
  'review.escalated': decided,
  'model.imported': setting('site-models'),
  'model.tested': modelRow,
  'model.approved': modelRow,
  'model.revoked': modelRow,
  'settings.changed': settingsChanged,
  'route.changed': ({ what }) => ({ rows: [must('setting', `route/${text(what.task)}`)], ends: [] }),
  'drift.found': setting('drift-noted'),
  'policy.applied': setting('site-policy'),
  'policy.created': setting('policies'),
  'policy.marked': ({ what }) => ({ rows: [may('example', text(what.policy)), may('erasure', null)], ends: [] }),
  'policy.trained': ({ what }) => ({
    rows: [must('setting', 'policies'), must('setting', `policy-head:${text(what.head)}`)],
    ends: [],
  }),
  'policy.approved': always({ rows: [must('setting', 'policies'), may('policy-finding', null)], ends: [] }),
  'policy.stopped': always({ rows: [must('setting', 'policies'), may('policy-finding', null)], ends: [] }),
  'policy.checked': ({ what }) => ({ rows: [may('policy-finding', text(what.document))], ends: [] }),
  'learning.changed': setting('learning-excluded'),
};

/** Kinds that change the record. */
export const changingKinds = Object.keys(byKind) as readonly EventKind[];

function always(effects: Effects): () => Effects {
  return () => effects;
}

function must(
  table: RecordTable,
  key: string,
  { within = [], rows = null }: { readonly within?: readonly string[]; readonly rows?: number | null } = {},
): RowEffect {
  return { table, key, rows, must: true, within };
}

function may(table: RecordTable, key: string | null): RowEffect {
  return { table, key, rows: null, must: false, within: [] };
}

function text(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}

function count(fact: unknown): number | null {
  return typeof fact === 'number' ? fact : null;
}

function matterRow(matter: string): Effects {
  return { rows: [must('matter', matter, { within: [matter] })], ends: [] };
}

function documentRow({ what }: Fields, more: readonly RowEffect[] = []): Effects {
  const document = text(what.document);
  return { rows: [must('document', document, { within: [document] }), ...more], ends: [] };
}

/** Parts of a document, all replaced at once. */
function parts(table: RecordTable, { what }: Fields, rows: unknown): RowEffect {
  const document = text(what.document);
  return must(table, document, { within: [document], rows: count(rows) });
}

function findingsIn({ what }: Fields): number {
  const statuses = [what.found, what.absent, what.conflicting, what.illegible, what.notAttempted];
  return statuses.reduce<number>((sum, one) => sum + (count(one) ?? 0), 0);
}

/** Runs hold no text and stay for ever. */
function runsOf({ n, ai }: Fields, calls: unknown): readonly RowEffect[] {
  return ai === null ? [] : [must('run', String(n), { rows: count(calls) })];
}

/** Answers that quote the document go with it; entries that do not name them may have ended any of the matter. */
function documentErased({ what, why }: Fields): Effects {
  const document = text(what.document);
  const answers = Array.isArray(what.answers) ? what.answers : [answersOf(text(why.matter))];
  return { rows: [must('erasure', document)], ends: [document, ...answers] };
}

const answersOf = (matter: string): string => `answers of ${matter}`;

function questionAnswered(event: Fields): Effects {
  const answer = text(event.what.answer);
  const within = [answer, answersOf(text(event.why.matter))];
  return { rows: [must('answer', answer, { within }), ...runsOf(event, event.what.modelCalls)], ends: [] };
}

function decided({ what, decision }: Fields): Effects {
  const within = [text(what.document)];
  const version = `${text(what.finding)} ${String(what.version)}`;
  return { rows: [must('decision', decision?.id ?? '', { within }), must('version', version, { within })], ends: [] };
}

/** One kind of entry, several lists: of the golden set, of right-size reports, of the site's own models, of revocations. */
function modelRow({ what, why }: Fields): Effects {
  if (what.form === 'for-another-vault') return none; // it counts there
  if (why.purpose === 'golden-set') return { rows: [must('setting', 'golden-set')], ends: [] };
  if (what.form === 'right-size') return { rows: [must('setting', 'right-size')], ends: [] };
  return { rows: [must('setting', 'version' in what ? 'site-models' : 'revoked-models')], ends: [] };
}

function settingsChanged({ why }: Fields): Effects {
  const key = { settings: 'settings', 'golden-set': 'golden-set', models: 'site-models' }[why.purpose];
  return key === undefined ? none : { rows: [must('setting', key)], ends: [] };
}
