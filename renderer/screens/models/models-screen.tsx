/** Models: what is installed, in what state, how good on what, and under which licence. All run on this machine. */
import { useState, type ReactNode } from 'react';
import { useEvent } from '../../bridge/use-event.ts';
import { useLoaded, valueOr, type Loading } from '../../bridge/use-loaded.ts';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { useChosen } from '../use-chosen.ts';
import { count } from '../words/numbers.ts';
import { domainGroups } from './domain-groups.ts';
import { ModelCard } from './model-card.tsx';
import { ModelTable } from './model-table.tsx';
import { ModelsActs } from './models-acts.tsx';

export function ModelsScreen(): ReactNode {
  const models = useLoaded('models.list', {});
  const rows = domainGroups(valueOr(models.loaded, [])).flatMap((group) => group.rows);
  const { current, choose, move } = useChosen(rows, (row): string => row.entry.sha256);
  useEvent('job.done', models.reload);
  const { checking, failure, verify } = useCheck(models);
  const show = (after: readonly ModelStatus[]): void => {
    models.patch(() => [...after]);
  };
  useScreenKeys('models', [...moveKeys('next, previous', move), { key: 'v', does: 'check every file', run: verify }]);
  return (
    <main className="court models-court">
      <header className="head top">
        <h1>Models</h1>
        <span className="q2 cut">{rows.length === 0 ? '' : summary(rows)}</span>
        <span className="grow" />
        <ModelsActs models={rows} onModels={show} />
        <Button
          look="main"
          icon="shield-check"
          keys={['V']}
          refused={checking ? 'Checking every file' : null}
          onPress={verify}
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
                <ModelTable rows={value} chosen={current?.entry.sha256 ?? null} onChoose={choose} />
              )
            }
          </Shown>
        </div>
      </section>
      {current !== null && <ModelCard key={current.entry.sha256} model={current} onModels={show} />}
    </main>
  );
}

/** Reads every model file again and compares its digest. */
function useCheck(models: Loading<readonly ModelStatus[]>) {
  const { ask } = useSession();
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const check = async (): Promise<void> => {
    setChecking(true);
    const result = await ask('models.verify', {});
    setChecking(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) models.patch(() => result.value);
  };
  const verify = (): void => {
    if (!checking) void check();
  };
  return { checking, failure, verify };
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
