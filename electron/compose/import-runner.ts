/** Runs imports as jobs: remembers what was asked until it is done, tells progress, and resumes what was cut off. */
import { z } from 'zod';
import type { JobEnd } from './jobs.ts';
import type { Events } from '../contract/events.ts';
import type { DocumentRecord } from '../contract/document.ts';
import type { JobId } from '../contract/ids.ts';
import { MatterId } from '../contract/ids.ts';
import { eventDraft } from '../core/events/event-draft.ts';
import { importFiles, type ImportedFile } from '../features/ingest/import-files.ts';
import { resumeImports } from '../features/ingest/resume-imports.ts';
import type { IngestWatch } from '../features/ingest/needs.ts';
import { ingestNeeds } from './ingest-needs.ts';
import type { Parts } from './parts.ts';
import { secondsLeft } from './seconds-left.ts';
import type { Session } from './session.ts';

export interface ImportRunner {
  readonly start: (matter: MatterId, paths: readonly string[]) => JobId;
  /** Resumes pending imports of every matter, one job each. */
  readonly resume: () => Promise<void>;
  /** Files of a job that ended, in order. */
  readonly results: (job: JobId) => readonly ImportedFile[];
}

/** What stays written down while an import runs. */
const Pending = z.array(z.strictObject({ matter: MatterId, paths: z.array(z.string()) }));
const pendingKey = 'pending-imports';

export function importRunner(parts: Parts): ImportRunner {
  const results = new Map<JobId, readonly ImportedFile[]>();
  const start = (matter: MatterId, paths: readonly string[]): JobId =>
    parts.jobs.start(async (job, signal) => {
      const session = parts.sessions.require();
      const all = await begin(session, matter, paths);
      const files = await importAll(job, matter, all, signal, session, parts, (part) => results.set(job, part));
      await end(session, matter, files.length);
      return toEnd(files);
    });
  return {
    start,
    resume: async () => {
      const { record } = parts.sessions.require();
      const pending = await readPending(record);
      const unfinished = await record.unfinished();
      const matters = new Set([...pending, ...unfinished].map(({ matter }) => matter));
      for (const matter of matters) start(matter, []);
    },
    results: (job) => results.get(job) ?? [],
  };
}

async function readPending(record: Session['record']): Promise<z.infer<typeof Pending>> {
  const parsed = Pending.safeParse(await record.setting(pendingKey));
  return parsed.success ? parsed.data : [];
}

/** Writes down what is asked, and adds what an earlier, cut-off import of the same matter had been asked. */
async function begin(session: Session, matter: MatterId, paths: readonly string[]): Promise<readonly string[]> {
  const pending = await readPending(session.record);
  const earlier = pending.filter((one) => one.matter === matter).flatMap((one) => one.paths);
  const all = [...new Set([...paths, ...earlier])];
  const receipt = await session.ledger.append(
    eventDraft('import.started', session.actor, {
      purpose: 'import',
      matter,
      what: { places: all.length, resumed: earlier.length },
    }),
    { paths: all },
  );
  const others = pending.filter((one) => one.matter !== matter);
  await session.record.putSetting(pendingKey, [...others, { matter, paths: all }], receipt.index);
  return all;
}

async function end(session: Session, matter: MatterId, files: number): Promise<void> {
  const receipt = await session.ledger.append(
    eventDraft('import.ended', session.actor, { purpose: 'import', matter, what: { files } }),
  );
  const pending = await readPending(session.record);
  await session.record.putSetting(
    pendingKey,
    pending.filter((one) => one.matter !== matter),
    receipt.index,
  );
  await session.keepHead();
}

async function importAll(
  job: JobId,
  matter: MatterId,
  paths: readonly string[],
  signal: AbortSignal,
  session: Session,
  parts: Parts,
  keep: (files: readonly ImportedFile[]) => void,
): Promise<readonly ImportedFile[]> {
  const needs = await ingestNeeds(session, parts);
  const watch = watchImport(job, matter, signal, parts);
  const files: ImportedFile[] = [...(await importFiles({ matter, paths }, needs, watch))];
  const done = new Set(files.map(({ document }) => document?.id));
  const left = (await session.record.unfinished()).filter((one) => one.matter === matter && !done.has(one.id));
  files.push(...(await resumeImports(left, needs, watch)));
  keep(files);
  return files;
}

type Progress = Events['job.progress'];

function watchImport(
  job: JobId,
  matter: MatterId,
  signal: AbortSignal,
  { needs: { emit }, clock }: Parts,
): IngestWatch & { readonly onFile: (done: number, total: number, name: string) => void } {
  const started = clock.monotonic();
  let now: Progress = {
    job,
    matter,
    kind: 'import',
    step: 'planning',
    subject: '',
    done: 0,
    total: 0,
    secondsLeft: null,
  };
  const tell = (change: Partial<Progress>): void => {
    now = { ...now, ...change };
    emit('job.progress', now);
  };
  return {
    signal,
    onFile: (done, total, name) => {
      tell({
        done,
        total,
        subject: name,
        step: 'keeping',
        secondsLeft: secondsLeft(clock.monotonic() - started, done, total),
      });
    },
    onStep: (step, document) => {
      tell({ step, subject: document.name });
    },
    onDocument: (document: DocumentRecord) => {
      emit('document.status', { document });
      if (document.status === 'ready') emit('finding.changed', { document: document.id });
    },
  };
}

function toEnd(files: readonly ImportedFile[]): JobEnd {
  const counts: Record<string, number> = { imported: 0, known: 0, refused: 0, failed: 0, skipped: 0, needsPerson: 0 };
  for (const { result, document } of files) {
    counts[result] = (counts[result] ?? 0) + 1;
    if (document !== null && document.outcome !== 'ok') counts.needsPerson = (counts.needsPerson ?? 0) + 1;
  }
  const problems = ['refused', 'failed', 'skipped', 'needsPerson'].some((name) => (counts[name] ?? 0) > 0);
  return { counts, problems };
}
