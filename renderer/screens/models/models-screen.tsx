/** Models: what is installed, in what state, how good on what, and under which licence. All run on this machine. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { count } from '../words/numbers.ts';
import { ModelCard } from './model-card.tsx';
import { ModelTable } from './model-table.tsx';

export function ModelsScreen(): ReactNode {
  const { ask } = useSession();
  const models = useLoaded('models.list', {});
  const rows = models.loaded.state === 'ready' ? models.loaded.value : [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const at = rows.findIndex((row) => row.entry.id === chosen);
  const current = rows[Math.max(at, 0)];
  const move = (step: number): void => {
    const next = rows[Math.min(Math.max(Math.max(at, 0) + step, 0), rows.length - 1)];
    if (next !== undefined) setChosen(next.entry.id);
  };
  const verify = async (): Promise<void> => {
    if (checking) return;
    setChecking(true);
    const result = await ask('models.verify', {});
    setChecking(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) models.patch(() => result.value);
  };
  useScreenKeys('models', [
    {
      key: 'j',
      does: 'next, previous',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
    { key: 'v', does: 'check every file', run: () => void verify() },
  ]);
  return (
    <main className="court models-court">
      <header className="head top">
        <h1>Models</h1>
        <span className="q2 cut">{rows.length === 0 ? '' : summary(rows)}</span>
        <span className="grow" />
        <Button
          look="main"
          icon="shield-check"
          keys={['V']}
          refused={checking ? 'Checking every file' : null}
          onPress={() => void verify()}
        >
          Check every file
        </Button>
      </header>
      <section className="pane" aria-label="Models">
        <div className="scroll" tabIndex={-1}>
          {failure !== null && <FailureNotice failure={failure} />}
          <Shown of={models} what="the models">
            {(value) =>
              value.length === 0 ? (
                <NoModels />
              ) : (
                <ModelTable rows={value} chosen={current?.entry.id ?? null} onChoose={setChosen} />
              )
            }
          </Shown>
        </div>
      </section>
      {current !== undefined && <ModelCard key={current.entry.id} model={current} />}
    </main>
  );
}

function summary(rows: readonly ModelStatus[]): string {
  const present = rows.filter((row) => row.state === 'present').length;
  const loaded = rows.filter((row) => row.loaded).length;
  return `${present} of ${count(rows.length, 'file')} installed and checked · ${loaded} loaded · all run here, none elsewhere`;
}

function NoModels(): ReactNode {
  return (
    <Notice kind="empty" title="No models listed">
      <p>The list of models that this version may load is empty. Ask IT for the model medium of this version.</p>
    </Notice>
  );
}
