/** Why a finding is as it is: each hop in order with its time; on demand the full record of runs, versions and people. */
import type { ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { HopLine } from '../hop-line.tsx';
import { Shown } from '../shown.tsx';
import { actWords } from '../words/finding-words.ts';
import { moment, shortHash, took } from '../words/numbers.ts';
import type { ReviewItem } from './finding-groups.ts';

export function Why({ item, open, onToggle }: { item: ReviewItem; open: boolean; onToggle: () => void }): ReactNode {
  const { hops } = item.finding;
  return (
    <div className="sec last">
      <h3>
        <span>Why is this here?</span>
        <Button look="quiet" keys={['W']} pressed={open} onPress={onToggle}>
          Full record
        </Button>
      </h3>
      {hops.length === 0 && <p className="q2">No step was recorded for this.</p>}
      <ol className="ledger">
        {hops.map((hop, at) => (
          <HopLine key={at} hop={hop} />
        ))}
      </ol>
      {open && <Record key={`${item.finding.id}-${item.finding.version}`} item={item} />}
    </div>
  );
}

function Record({ item }: { item: ReviewItem }): ReactNode {
  const record = useLoaded('finding.why', { finding: item.finding.id });
  return (
    <Shown of={record} what="the full record">
      {({ versions, decisions, runs }) => (
        <dl className="kv record">
          <dt>Versions</dt>
          <dd>{versions.map((version) => `${version.version}: ${version.specialist}`).join(', ')}</dd>
          {decisions.map((decision) => (
            <Entry key={decision.id} name={actWords[decision.act]}>
              {decision.byName}, {decision.role}, {moment(decision.at)}, entry {decision.event}
              {decision.reason !== '' && <span className="note line">{decision.reason}</span>}
            </Entry>
          ))}
          {runs.map((run) => (
            <Entry key={run.id} name="Run">
              {run.specialist}, {run.task}, {took(run.usage.milliseconds)}
              <span className="hash line" title={run.model.sha256}>
                {run.model.id} {shortHash(run.model.sha256)}
                {run.adapters.map((adapter) => ` + ${adapter.id} ${shortHash(adapter.sha256)}`)}
              </span>
              <span className="hash line" title={run.template.sha256}>
                instructions {run.template.id}@{run.template.version} · seed {run.sampler.seed}
              </span>
            </Entry>
          ))}
          {runs.length === 0 && <Entry name="Runs">No model ran for this.</Entry>}
        </dl>
      )}
    </Shown>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
