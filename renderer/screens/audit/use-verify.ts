/** Verifies the log on demand, with progress, and exports it. */
import { useState } from 'react';
import type { ExportForm, Failure, JobProgress, Verdict } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { count } from '../words/numbers.ts';
import { entries, exportForms } from '../words/audit-words.ts';

export interface Verifying {
  readonly verdict: Verdict | null;
  readonly busy: 'verify' | 'export' | null;
  readonly progress: JobProgress | null;
  readonly failure: Failure | null;
  /** What the last export came to. */
  readonly exported: string | null;
  readonly verify: () => void;
  /** The form that the next export has. */
  readonly form: ExportForm;
  readonly chooseForm: (form: ExportForm) => void;
  readonly exportLog: () => void;
}

const everything = { since: null, until: null, matter: null, actor: null, reidentify: null };

export function useVerify(): Verifying {
  const { ask, jobs } = useSession();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState<Verifying['busy']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [form, chooseForm] = useState<ExportForm>('bundle');
  const [exported, setExported] = useState<string | null>(null);

  const verify = async (): Promise<void> => {
    setBusy('verify');
    const result = await ask('audit.verify', {});
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setVerdict(result.value);
  };
  const exportLog = async (): Promise<void> => {
    const picked = await ask('audit.pick-export', {});
    if (!picked.ok) {
      setFailure(picked.failure.code === 'cancelled' ? null : picked.failure);
      return;
    }
    setBusy('export');
    const result = await ask('audit.export', { ...everything, form, token: picked.value.token });
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    const { files, entries: written, folder } = result.value;
    setExported(`Exported ${entries(written)} in ${count(files, 'file')} to ${folder}. ${exportForms[form].after}`);
  };
  return {
    verdict,
    busy,
    progress: jobs.running.find((job) => job.kind === busy) ?? null,
    failure,
    exported,
    verify: () => (busy === null ? void verify() : undefined),
    form,
    chooseForm,
    exportLog: () => (busy === null ? void exportLog() : undefined),
  };
}
