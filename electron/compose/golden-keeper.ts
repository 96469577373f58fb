/** Keeps the golden set run: by itself, in the background, when something that answers changed and nothing else runs; or when a person asks. */
import { once } from 'node:events';
import { CloisterError, type FailureCode } from '../contract/failure.ts';
import type { GoldenReport } from '../contract/golden.ts';
import type { JobId } from '../contract/ids.ts';
import { eventDraft } from '../core/events/event-draft.ts';
import { keepRun } from '../features/models/freeze-golden.ts';
import { goldenDigest, goldenState, readGolden } from '../features/models/golden-set.ts';
import { goldenRun, type GoldenWatch } from './golden-runs.ts';
import { answeringNow, governAgain } from './governing.ts';
import type { JobEnd } from './jobs.ts';
import type { Parts } from './parts.ts';
import { secondsLeft } from './seconds-left.ts';
import { siteNeeds } from './site-needs.ts';
import type { TrialWatch } from './trials.ts';
import type { GoldenKeeper } from './golden-keeping.ts';

/** `parts` is asked late: the keeper is one of them. */
export function createGoldenKeeper(parts: () => Parts): GoldenKeeper {
  const state: State = { isLooking: false, isRunning: false, report: null, given: null };
  return {
    look: () => {
      if (!parts().needs.worksInBackground || state.isLooking) return;
      state.isLooking = true;
      void lookNow(state, parts()).finally(() => {
        state.isLooking = false;
      });
    },
    run: () => parts().trials.run('golden', '', (watch) => runSet(watchOf(watch), state, parts())),
    isRunning: () => state.isRunning,
    report: () => state.report,
    forget: () => {
      state.report = null;
      state.given = null;
    },
  };
}

interface State {
  isLooking: boolean;
  isRunning: boolean;
  report: GoldenReport | null;
  /** Digest of a run that was stopped or failed: it is not begun again by itself in this session. */
  given: string | null;
}

/** A change that comes while it runs is looked at afterwards. */
async function lookNow(state: State, parts: Parts): Promise<void> {
  const { jobs, trials } = parts;
  for (;;) {
    await Promise.all([jobs.idle(), trials.idle()]);
    const digest = await dueDigest(parts).catch(() => null); // locked meanwhile, or damaged: said by whoever reads it next
    if (digest === null || digest === state.given) return;
    const job = jobs.start((id, signal) => runAsJob(id, signal, state, parts));
    const { outcome } = await jobs.done(job);
    if (outcome === 'cancelled' || outcome === 'failed') state.given = digest;
  }
}

async function dueDigest(parts: Parts): Promise<string | null> {
  const session = parts.sessions.current();
  const set = session === null ? null : await readGolden(session.record);
  if (set === null) return null;
  const answering = await answeringNow(parts, 'all');
  return goldenState(set, answering) === 'due' ? goldenDigest(set, answering) : null;
}

/** Told as a job, so that it is seen and can be stopped; other work that begins meanwhile goes first. */
async function runAsJob(job: JobId, signal: AbortSignal, state: State, parts: Parts): Promise<JobEnd> {
  const { clock, needs, trials, jobs } = parts;
  const started = clock.monotonic();
  const tell = (done: number, total: number): void => {
    const left = secondsLeft(clock.monotonic() - started, done, total);
    const about = { job, matter: null, kind: 'golden', step: 'comparing', subject: '' } as const;
    needs.emit('job.progress', { ...about, done, total, secondsLeft: left });
  };
  const turn = (stop: AbortSignal): Promise<unknown> => Promise.race([jobs.idle(job), once(stop, 'abort')]);
  try {
    const report = await trials.run('golden', '', (watch) => {
      const both = AbortSignal.any([signal, watch.signal]);
      const onDocument: GoldenWatch['onDocument'] = (done, total) => {
        watch.onDone(done, total);
        tell(done, total);
      };
      return runSet({ signal: both, onDocument, turn }, state, parts);
    });
    return { counts: { differences: report.lines.length }, problems: report.lines.length > 0 };
  } catch (error) {
    const code = error instanceof CloisterError ? error.code : 'internal';
    await logEnd(signal.aborted ? 'cancelled' : code, parts);
    throw error;
  }
}

/** What shows no difference is accepted by that alone. */
async function runSet(watch: GoldenWatch, state: State, parts: Parts): Promise<GoldenReport> {
  const set = await readGolden(parts.sessions.require().record);
  if (set === null) throw new CloisterError('not-found', { subject: 'golden set' });
  state.isRunning = true;
  try {
    const { report, run } = await goldenRun(set, await answeringNow(parts, 'all'), watch, parts);
    await keepRun(set, { ...run, at: parts.clock.now() }, report.lines.length === 0, siteNeeds(parts));
    state.report = report;
    return report;
  } finally {
    state.isRunning = false;
    await governAgain(parts).catch(() => undefined); // locked meanwhile: read anew when it opens
  }
}

/** A run that did not end is an entry too; the log may be closed already when the vault locks. */
async function logEnd(code: FailureCode, { sessions }: Parts): Promise<void> {
  const session = sessions.current();
  const what = { form: 'golden-run', code };
  await session?.ledger.append(eventDraft('failure', session.actor, { purpose: 'golden-set', what })).catch(() => null);
}

function watchOf({ signal, onDone }: TrialWatch): GoldenWatch {
  return { signal, onDocument: onDone };
}
