/** A morning of the log: entries of every group, two days, and a verdict with something to look at. */
import type {
  AuditEvent,
  EventFacts,
  EventKind,
  LogState,
  StoredEvent,
  Verdict,
} from '../../../electron/contract/audit.ts';
import type { EventIndex } from '../../../electron/contract/ids.ts';
import { decisionId, documentId, fakeHash, findingId, matterId, timeBefore } from '../../fakes/fake-window/fake-ids.ts';

const size = 10_483;
const document = documentId(1);
const finding = findingId(106);

const newestFirst: readonly (readonly [EventKind, EventFacts, string])[] = [
  ['document.viewed', { document, page: 5 }, 'R. Adeyemi'],
  ['review.corrected', { document, finding, field: 'noticePeriod' }, 'R. Adeyemi'],
  ['inference.completed', { document, task: 'judge' }, 'evidence judge'],
  ['evidence.checked', { document, located: 9, missing: 0 }, 'checker'],
  ['review.accepted', { document, finding: findingId(107), field: 'governingLaw' }, 'R. Adeyemi'],
  ['question.answered', { sentences: 4, unsupported: 1, pages: 30 }, 'evidence judge'],
  ['question.asked', { matter: matterId(1) }, 'R. Adeyemi'],
  ['mentions.searched', { mentions: 21 }, 'R. Adeyemi'],
  ['document.rejected', { document: documentId(12), reason: 'not-a-file' }, 'import'],
  ['document.extracted', { document, found: 9, absent: 2 }, 'rules'],
  ['index.updated', { document, passages: 64 }, 'index'],
  ['document.classified', { document, type: 'service-agreement' }, 'Contract type head'],
  ['document.parsed', { document, pages: 7 }, 'reader'],
  ['document.received', { document, bytes: 184_320 }, 'M. Sandoval'],
  ['import.started', { files: 14 }, 'M. Sandoval'],
  ['model.loaded', { model: 'smollm2-135m-instruct-q4-1' }, 'engine'],
  ['signin.failed', { attempts: 1 }, 'R. Adeyemi'],
  ['signin.succeeded', { method: 'passphrase' }, 'R. Adeyemi'],
  ['settings.changed', { setting: 'idleLockMinutes' }, 'IT template'],
  ['clock.jump', { minutes: 62 }, 'engine'],
  ['export.created', { files: 7 }, 'P. Marsh'],
  ['matter.created', { matter: matterId(1) }, 'M. Sandoval'],
];

export const sampleEvents: readonly StoredEvent[] = Array.from({ length: 140 }, (_, at) => {
  const [kind, what, user] = newestFirst[at % newestFirst.length]!;
  return { event: eventOf(size - 1 - at, at * 17, kind, what, user), leaf: fakeHash(`leaf ${at}`) };
});

function eventOf(n: number, minutes: number, kind: EventKind, what: EventFacts, user: string): AuditEvent {
  const inferred = kind === 'inference.completed' || kind === 'question.answered';
  return {
    v: 1,
    n: n as EventIndex,
    prev: fakeHash(`leaf ${n - 1}`),
    at: timeBefore(minutes),
    mono: 1000 + n,
    boot: 'b1',
    start: 's1',
    app: { version: '0.1.0', build: 'dev', policy: null },
    side: fakeHash(`side ${n}`),
    kind,
    who: { user, role: user.includes('.') ? 'lawyer' : 'system', auth: user.includes('.') ? 'passphrase' : 'system' },
    why: { purpose: 'review', matter: matterId(1) },
    what,
    ai: inferred ? inference() : null,
    decision: kind.startsWith('review.')
      ? {
          id: decisionId(n),
          act: kind.slice(7),
          before: fakeHash('a'),
          after: fakeHash('b'),
          secondsOnScreen: 41,
        }
      : null,
  };
}

function inference(): NonNullable<AuditEvent['ai']> {
  return {
    specialist: 'evidence judge',
    model: { id: 'smollm2-135m-instruct-q4-1', sha256: fakeHash('base') },
    adapters: [{ id: 'evidence-judge-adapter', sha256: fakeHash('adapter'), scale: 1 }],
    template: { id: 'evidence-judge', version: 1, sha256: fakeHash('template') },
    grammar: null,
    sampler: { temperature: 0, topK: 1, topP: 1, seed: 11 },
    build: 'node-llama-cpp 3.22.1',
    inputs: [fakeHash('input')],
    output: fakeHash('output'),
    usage: { tokensIn: 412, tokensOut: 1, milliseconds: 1400 },
  };
}

export const sampleLogState: LogState = {
  status: 'open',
  size,
  root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
  origin: 'cloister.example/log',
  checkpointAt: timeBefore(0),
  anchored: { size: 10_432, at: timeBefore(180), by: 'relay file' },
  alarm: null,
};

const passed = (check: Verdict['lines'][number]['check'], detail: string): Verdict['lines'][number] => ({
  check,
  verdict: 'passed',
  class: null,
  index: null,
  detail,
});

export const sampleVerdict: Verdict = {
  outcome: 'intact-with-findings',
  origin: sampleLogState.origin,
  size,
  intactTo: size,
  anchoredTo: 10_432,
  unanchoredTail: size - 10_432,
  lines: [
    passed('tree', '10,483 of 10,483 recomputed'),
    passed('signatures', '1 log key, 2 witnesses, none failed'),
    {
      check: 'anchors',
      verdict: 'finding',
      class: null,
      index: 10_431,
      detail: '10,431 at 05:44 by two witnesses; 51 after it',
    },
    { check: 'clock', verdict: 'finding', class: null, index: 9117, detail: '1 jump of 62 min, entry 9,117' },
    passed('schema', 'every entry reads back byte for byte'),
    passed('completeness', '5,210 rows of the vault have their entry, and 3,904 changes in the log their rows'),
  ],
};
