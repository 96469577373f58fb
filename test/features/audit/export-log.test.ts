import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawReport } from '../../../electron/adapters/report-pdf/draw-report.ts';
import { eventKinds, type EventDraft, type EventInference } from '../../../electron/contract/audit.ts';
import { wholeBundle, type ExportForm, type ExportRequest } from '../../../electron/contract/export.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { Commitment, DecisionId, Sha256 } from '../../../electron/contract/ids.ts';
import { exportLog } from '../../../electron/features/audit/export-log.ts';
import type { ExportNeeds } from '../../../electron/features/audit/needs.ts';
import type { OpenExportFolder } from '../../../electron/ports/export-folder.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fhirFaults, ocsfFaults } from './published-shapes.ts';

const who = { user: 'usr_1', role: 'reviewer', auth: 'passphrase' } as const;
const hash = 'a'.repeat(64);
const ai: EventInference = {
  specialist: 'judge@1',
  model: { id: 'small', sha256: hash as Sha256 },
  adapters: [{ id: 'evidence', sha256: hash as Sha256, scale: 1 }],
  template: null,
  grammar: null,
  sampler: null,
  build: 'test',
  inputs: [],
  output: null,
  usage: { tokensIn: 1, tokensOut: 1, milliseconds: 1 },
};

/** One event of every kind, with an inference and a decision where such an event has one. */
async function everyKind(): Promise<FakeLedger> {
  let at = Date.UTC(2026, 0, 1);
  const ledger = fakeLedger(() => new Date((at += 7 * 3_600_000)).toISOString());
  for (const [n, kind] of eventKinds.entries()) {
    const draft: EventDraft = {
      kind,
      who: { ...who, user: n % 3 === 0 ? 'usr_2' : 'usr_1' },
      why: { purpose: 'test', matter: n % 2 === 0 ? 'mat_1' : null },
      what: { document: 'doc_1', abstained: n % 2 === 0, label: '=cmd()' },
      ai: kind.startsWith('question') ? ai : null,
      decision: kind.startsWith('review')
        ? { id: 'dec_1' as DecisionId, act: 'accept', before: hash as Commitment, after: null, secondsOnScreen: 3 }
        : null,
    };
    await ledger.append(draft, { name: 'Ada Lovelace' });
  }
  return ledger;
}

/** A folder in memory. */
function memoryFolder(): { open: OpenExportFolder; files: Map<string, Buffer>; finished: () => boolean } {
  const files = new Map<string, Buffer>();
  let finished = false;
  const open: OpenExportFolder = async () => ({
    put: async (path, bytes) => void files.set(path, Buffer.from(bytes as string)),
    file: async (path) => {
      const parts: Buffer[] = [];
      return {
        add: async (bytes) => void parts.push(Buffer.from(bytes as string)),
        close: async () => void files.set(path, Buffer.concat(parts)),
      };
    },
    digests: () =>
      Object.fromEntries([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])),
    finish: async () => {
      finished = true;
    },
    abandon: async () => {
      files.clear();
    },
  });
  return { open, files, finished: () => finished };
}

const needsOf = (ledger: FakeLedger, openFolder: OpenExportFolder): ExportNeeds => ({
  ledger,
  actor: who,
  openFolder,
  drawReport,
  policy: { exportForms: null },
  anchorMaximumHours: 24,
  confirm: async (passphrase) => {
    if (passphrase !== 'right') throw new CloisterError('wrong-secret');
  },
});

async function exported(
  ledger: FakeLedger,
  request: Partial<ExportRequest> & { form: ExportForm },
): Promise<{ files: Map<string, Buffer>; entries: number }> {
  const folder = memoryFolder();
  const { entries } = await exportLog({ ...wholeBundle, ...request }, 'out', needsOf(ledger, folder.open));
  expect(folder.finished()).toBe(true);
  return { files: folder.files, entries };
}

const linesOf = (bytes: Buffer | undefined): unknown[] =>
  (bytes ?? '')
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const views = ['jsonl', 'csv', 'ocsf', 'fhir', 'pdf'] as const;

describe('an export of the log', () => {
  test('as OCSF is of the published shape for every kind of event', async () => {
    const { files, entries } = await exported(await everyKind(), { form: 'ocsf' });
    const lines = linesOf(files.get('ocsf.jsonl'));
    expect(lines).toHaveLength(entries);
    expect(lines.flatMap(ocsfFaults)).toEqual([]);
  });

  test('as FHIR is of the published shapes, with a Provenance for what a model or a person made', async () => {
    const { files, entries } = await exported(await everyKind(), { form: 'fhir' });
    const resources = linesOf(files.get('fhir.ndjson')) as { resourceType: string }[];
    expect(resources.flatMap(fhirFaults)).toEqual([]);
    expect(resources.filter(({ resourceType }) => resourceType === 'AuditEvent')).toHaveLength(entries);
    expect(resources.filter(({ resourceType }) => resourceType === 'Provenance')).toHaveLength(7);
  });

  test('with one attribute too many, too few or of another type is not of the published shapes', async () => {
    const ledger = await everyKind();
    const [event] = linesOf((await exported(ledger, { form: 'ocsf' })).files.get('ocsf.jsonl')) as [object];
    const [resource] = linesOf((await exported(ledger, { form: 'fhir' })).files.get('fhir.ndjson')) as [object];
    for (const change of [{ extra: 1 }, { time: 'now' }, { severity_id: undefined }])
      expect(ocsfFaults({ ...event, ...change })).not.toEqual([]);
    for (const change of [{ extra: 1 }, { action: 'X' }, { agent: undefined }])
      expect(fhirFaults({ ...resource, ...change })).not.toEqual([]);
  });

  test('as CSV never starts a cell with a formula', async () => {
    const { files } = await exported(await everyKind(), { form: 'csv' });
    const text = files.get('events.csv')?.toString() ?? '';
    expect(text).not.toMatch(/(^|,)"?[=+\-@]/mu);
    expect(text.split('\r\n')).toHaveLength(eventKinds.length + 2);
  });

  test.each(views)('as %s gives the same bytes for the same selection', async (form) => {
    const ledger = await everyKind();
    const until = ledger.events.at(-6)?.at.slice(0, 10) ?? '';
    const first = await exported(ledger, { form, until });
    const second = await exported(ledger, { form, until });
    expect([...second.files]).toEqual([...first.files]);
  });

  test.each(views)('as %s holds no details of people or documents', async (form) => {
    const { files } = await exported(await everyKind(), { form });
    for (const bytes of files.values()) expect(bytes.includes('Lovelace')).toBe(false);
  });

  test('as PDF is a document of fixed dates, also without entries', async () => {
    const full = await exported(await everyKind(), { form: 'pdf' });
    expect(full.files.get('report.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    const empty = await exported(fakeLedger(), { form: 'pdf', matter: 'mat_none' });
    expect(empty.entries).toBe(0);
    expect(empty.files.get('report.pdf')?.includes('19700101')).toBe(true);
  });

  test('holds the entries of one matter, one person and one time alone', async () => {
    const ledger = await everyKind();
    const { files } = await exported(ledger, { form: 'jsonl', matter: 'mat_1', actor: 'usr_1', since: '2026-01-02' });
    const events = linesOf(files.get('events.jsonl')) as { why: object; who: object; at: string }[];
    expect(events.length).toBeGreaterThan(5);
    for (const event of events) {
      expect(event).toMatchObject({ why: { matter: 'mat_1' }, who: { user: 'usr_1' } });
      expect(event.at >= '2026-01-02').toBe(true);
    }
  });

  test('is refused in a form that a policy forbids, before it is an event; the bundle never is', async () => {
    const ledger = await everyKind();
    const policy = { exportForms: { value: ['csv'], by: 'Records policy' } } as const;
    const needs = { ...needsOf(ledger, memoryFolder().open), policy };
    await expect(exportLog({ ...wholeBundle, form: 'pdf' }, 'out', needs)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: 'export as pdf, by Records policy',
    });
    expect(ledger.kinds()).toHaveLength(eventKinds.length);
    await expect(exportLog({ ...wholeBundle, form: 'csv' }, 'out', needs)).resolves.toBeDefined();
    await expect(exportLog(wholeBundle, 'out', needs)).resolves.toBeDefined();
  });

  test('is in the log before it is in a folder', async () => {
    const ledger = await everyKind();
    ledger.refuse();
    const folder = memoryFolder();
    const trial = exportLog({ ...wholeBundle, form: 'csv' }, 'out', needsOf(ledger, folder.open));
    await expect(trial).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(folder.files.size).toBe(0);
  });

  test('adds details only for the passphrase and a reason, and logs that it did', async () => {
    const ledger = await everyKind();
    const wrong = exportLog(
      { ...wholeBundle, form: 'csv', reidentify: { passphrase: 'wrong', reason: 'court order' } },
      'out',
      needsOf(ledger, memoryFolder().open),
    );
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-secret' });
    const { files } = await exported(ledger, {
      form: 'jsonl',
      reidentify: { passphrase: 'right', reason: 'court order' },
    });
    expect(files.get('details.jsonl')?.includes('Lovelace')).toBe(true);
    expect(files.get('events.jsonl')?.includes('Lovelace')).toBe(false);
    expect(ledger.events.at(-1)).toMatchObject({ kind: 'export.created', what: { reidentified: true } });
    expect(ledger.details.at(-1)).toMatchObject({ reason: 'court order' });
  });

  test.each([
    [{ form: 'csv', since: 'yesterday' }, 'yesterday'],
    [{ form: 'bundle', matter: 'mat_1' }, 'a bundle holds every entry of its time, and no details'],
  ] as const)('refuses %o', async (request, subject) => {
    const ledger = await everyKind();
    const trial = exportLog({ ...wholeBundle, ...request }, 'out', needsOf(ledger, memoryFolder().open));
    await expect(trial).rejects.toMatchObject({ code: 'invalid', subject });
    expect(ledger.kinds()).toHaveLength(eventKinds.length);
  });
});
