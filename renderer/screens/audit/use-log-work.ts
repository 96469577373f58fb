/** Verifies and exports the log on demand: one at a time, with progress, and each can be stopped. */
import { useState } from 'react';
import type { ExportForm, ExportRequest, Failure, JobProgress, Verdict } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { entries, exportForms } from '../words/audit-words.ts';
import { count } from '../words/numbers.ts';

export interface LogWork {
  readonly verdict: Verdict | null;
  readonly busy: 'verify' | 'export' | null;
  readonly progress: JobProgress | null;
  readonly failure: Failure | null;
  /** What the last export came to. */
  readonly exported: string | null;
  readonly verify: () => void;
  /** Asks for a folder, then writes. */
  readonly exportLog: (request: ExportRequest) => void;
  readonly stop: () => void;
}

export function useLogWork(): LogWork {
  const { ask, jobs } = useSession();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState<LogWork['busy']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [exported, setExported] = useState<string | null>(null);
  const progress = jobs.running.find((job) => job.kind === busy) ?? null;

  const verify = async (): Promise<void> => {
    setBusy('verify');
    const result = await ask('audit.verify', {});
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setVerdict(result.value);
  };
  const exportLog = async (request: ExportRequest): Promise<void> => {
    const picked = await ask('audit.pick-export', {});
    if (!picked.ok) {
      setFailure(picked.failure.code === 'cancelled' ? null : picked.failure);
      return;
    }
    setBusy('export');
    const result = await ask('audit.export', { ...request, token: picked.value.token });
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
    setExported(result.ok ? exportedWords(result.value, request.form) : null);
  };
  return {
    verdict,
    busy,
    progress,
    failure,
    exported,
    verify: () => (busy === null ? void verify() : undefined),
    exportLog: (request) => (busy === null ? void exportLog(request) : undefined),
    stop: () => (progress === null ? undefined : void ask('audit.cancel', { job: progress.job })),
  };
}

function exportedWords(made: { files: number; entries: number; folder: string }, form: ExportForm): string {
  return `Exported ${entries(made.entries)} in ${count(made.files, 'file')} to ${made.folder}. ${exportForms[form].after}`;
}
