import { describe, expect, test } from 'vitest';
import { eventKinds, type AuditEvent, type EventKind } from '../../../electron/contract/audit.ts';
import type { UtcTime } from '../../../electron/contract/ids.ts';
import type { RecordClaim, RecordTable } from '../../../electron/contract/record-claim.ts';
import { compareRecord, type RecordProblem } from '../../../electron/core/completeness/compare-record.ts';
import { changingKinds } from '../../../electron/core/completeness/effects-of.ts';
import { eventDraft } from '../../../electron/core/events/event-draft.ts';
import { decisionId, documentId, event as index, matterId, sha256 } from '../../fakes/sample-records.ts';

type Facts = AuditEvent['what'];
const d1 = documentId();
const m1 = matterId();

/** Entries in the order of the log, each of a start that signed out unless it is told otherwise. */
function log(...entries: readonly (readonly [EventKind, Facts, Partial<AuditEvent>?])[]): readonly AuditEvent[] {
  return [...entries, ['signin.ended', {}] as const].map(([kind, what, more], n): AuditEvent => ({
    ...eventDraft(kind, { user: 'u', role: 'r', auth: 'system' }, { purpose: 'p', matter: m1, what }),
    ...{ v: 1, n: index(n), prev: sha256(''), at: '2026-11-24T08:00:00.000Z' as UtcTime, mono: n, side: null },
    ...{ boot: 'b', start: 's', app: { version: '1', build: 'b', policy: null } },
    ...more,
  }));
}

const row = (table: RecordTable, key: string, n: number, rows = 1): RecordClaim => ({
  ...{ table, key, rows },
  event: index(n),
});

function problems(events: readonly AuditEvent[], claims: readonly RecordClaim[]): readonly RecordProblem[] {
  const comparison = compareRecord(claims, events.length);
  for (const one of events.toReversed()) comparison.next(one);
  return comparison.end().problems;
}

const imported = log(
  ['matter.created', { matter: m1 }],
  ['document.received', { document: d1, duplicate: false }],
  ['document.parsed', { document: d1, pages: 2 }],
  ['index.updated', { document: d1, passages: 3 }],
  ['document.extracted', { document: d1, found: 1, absent: 1, modelCalls: 0 }],
);
const whole = [
  row('matter', m1, 0),
  row('document', d1, 4),
  row('page', d1, 2, 2),
  row('chunk', d1, 3, 3),
  row('finding', d1, 4, 2),
];

describe('the record beside the log', () => {
  test('is complete when each row has its entry and each change its rows', () => {
    expect(problems(imported, whole)).toEqual([]);
  });

  test.each(whole.map((one) => [one.table, one] as const))('misses rows of the kind %s', (_table, one) => {
    const about = `${imported[one.event]!.kind}: ${one.table} ${one.key}`;
    const left = whole.filter((other) => other !== one);
    expect(problems(imported, left)).toEqual([{ class: 'missing-record', index: one.event, about }]);
    if (one.rows === 1) return;
    const fewer = [...left, { ...one, rows: one.rows - 1 }];
    expect(problems(imported, fewer)).toEqual([{ class: 'missing-record', index: one.event, about }]);
    const more = [...left, { ...one, rows: one.rows + 1 }];
    expect(problems(imported, more)).toEqual([{ class: 'unlogged-record', index: one.event, about }]);
  });

  test('names a row whose entry is not there, tells of something else, or of another subject', () => {
    const foreign = [row('answer', 'ans_1', 77), row('decision', decisionId(), 2), row('document', documentId(2), 1)];
    expect(problems(imported, [...whole, ...foreign])).toEqual([
      { class: 'unlogged-record', index: 1, about: `document.received: document ${documentId(2)}` },
      { class: 'unlogged-record', index: 2, about: `document.parsed: decision ${decisionId()}` },
      { class: 'unlogged-record', index: 77, about: 'answer ans_1' },
    ]);
  });

  test('asks for nothing that was erased, but for the note of it', () => {
    const events = log(
      ['document.received', { document: d1 }],
      ['question.answered', { answer: 'ans_1', modelCalls: 0 }],
      ['question.answered', { answer: 'ans_2', modelCalls: 0 }],
      ['document.erased', { document: d1, answers: ['ans_1'] }],
    );
    expect(problems(events, [row('erasure', d1, 3), row('answer', 'ans_2', 2)])).toEqual([]);
    expect(problems(events, [row('erasure', d1, 3)])).toMatchObject([{ class: 'missing-record', index: 2 }]);
    expect(problems(events, [row('answer', 'ans_2', 2)])).toMatchObject([{ class: 'missing-record', index: 3 }]);
  });

  test('calls the last act of a start that never signed out cut off, and an earlier one missing', () => {
    const crashed = { start: 'crashed' };
    const later = log(
      ['document.received', { document: d1 }, crashed],
      ['document.parsed', { document: d1, pages: 1 }, crashed],
      ['log.opened', {}],
    );
    expect(problems(later, [row('document', d1, 0)]).map((one) => one.class)).toEqual(['cut-off', 'cut-off']);
    const looks = Array.from({ length: 70 }, () => ['matter.held', { held: true }, crashed] as const);
    const busy = log(['question.answered', { answer: 'ans_1', modelCalls: 0 }, crashed], ...looks);
    expect(problems(busy, [row('matter', m1, 70)])).toMatchObject([{ class: 'missing-record', index: 0 }]);
  });

  test('leaves alone what is written while it is compared', () => {
    const events = log(['document.received', { document: d1 }], ['document.parsed', { document: d1, pages: 1 }]);
    const comparison = compareRecord([row('document', d1, 0)], 1);
    for (const one of events.toReversed()) comparison.next(one);
    expect(comparison.end().problems).toEqual([]);
  });

  test('knows of each kind of entry whether it changes the record', () => {
    const still = eventKinds.filter((kind) => !changingKinds.includes(kind));
    expect(still).toEqual([
      ...['signin.succeeded', 'signin.failed', 'signin.ended', 'matter.closed', 'document.viewed', 'document.exported'],
      ...['index.rebuilt', 'inference.completed', 'inference.blocked', 'evidence.checked', 'question.asked'],
      ...['mentions.searched', 'signature.applied', 'signature.failed', 'export.created', 'model.loaded'],
      ...['model.fetched', 'export.refused', 'export.overridden', 'failure', 'anchor.requested', 'anchor.received'],
      ...['log.opened', 'log.recovered', 'log.alarm', 'disk.low', 'clock.jump'],
    ]);
  });
});
