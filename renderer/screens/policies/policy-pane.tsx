/** One policy: what it is, what it is worth, what can be done with it, and the passages it learns from. */
import { useState, type ReactNode } from 'react';
import type { Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { neededText, policyStateWords } from '../words/policy-words.ts';
import { LearnDecisions } from './learn-decisions.tsx';
import { Passages } from './passages.tsx';
import { PolicyActs } from './policy-acts.tsx';
import { PolicyFigures } from './policy-figures.tsx';
import type { PolicyPaneProps } from './policy-pane-props.ts';

export function PolicyPane({ status, onChange }: PolicyPaneProps): ReactNode {
  const { policy, examples, excluded } = status;
  const newest = policy.versions.at(-1);
  return (
    <section className="pane card" aria-label={policy.name}>
      <div className="scroll" tabIndex={0} role="region" aria-label="Policy">
        <div className="sec">
          <h2 className="card-title">{policy.name}</h2>
          {policy.describes !== '' && <p className="q2">{policy.describes}</p>}
          <dl className="kv">
            <dt>State</dt>
            <dd>
              {policyStateWords[status.state]}
              {policy.live !== null && `, version ${policy.live}`}
            </dd>
            <dt>Marked</dt>
            <dd>
              {examples.yes} that break it, {examples.no} that do not, from {examples.groups} documents
              {excluded > 0 && `; ${excluded} more in matters that are not learnt from`}
            </dd>
            <dt>Exports</dt>
            <dd>{policy.blocksExport ? 'stop at a reported passage' : 'are not stopped'}</dd>
          </dl>
        </div>
        <Train status={status} onChange={onChange} />
        <PolicyActs status={status} onChange={onChange} />
        {newest !== undefined && <PolicyFigures version={newest} />}
        <Passages status={status} onChange={onChange} />
      </div>
    </section>
  );
}

function Train({ status, onChange }: PolicyPaneProps): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const needed = neededText(status);
  const train = async (): Promise<void> => {
    setIsBusy(true);
    const result = await ask('policy.train', { policy: status.policy.id });
    setIsBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) onChange(result.value);
  };
  const why = needed === null ? null : `Not enough data yet: ${needed}`;
  return (
    <div className="sec">
      {status.policy.versions.length > 0 && <LearnDecisions status={status} onChange={onChange} />}
      <Button
        icon="scale"
        refused={refusal ?? why ?? (isBusy ? 'Training, a few seconds' : null)}
        onPress={() => void train()}
      >
        Train and measure
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
