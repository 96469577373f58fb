/** The second person: who approved so far, the request that goes out, and the file that comes back. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus, SiteView } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { moment } from '../words/numbers.ts';

export function SecondPerson(props: {
  model: ModelStatus;
  onModels: (models: readonly ModelStatus[]) => void;
}): ReactNode {
  const { model, onModels } = props;
  const { ask } = useSession();
  const refusal = useRefusal();
  const [written, setWritten] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const fail = (code: Failure): void => {
    setFailure(code.code === 'cancelled' ? null : code);
  };
  const send = async (): Promise<void> => {
    const picked = await ask('audit.pick-export', {});
    const result = picked.ok
      ? await ask('models.request-approval', { id: model.entry.sha256, token: picked.value.token })
      : picked;
    if (!result.ok) fail(result.failure);
    else if ('file' in result.value) setWritten(result.value.file);
  };
  const take = async (): Promise<void> => {
    const picked = await ask('library.pick', { what: 'files' });
    const result = picked.ok ? await ask('models.take-approval', { token: picked.value.token }) : picked;
    if (!result.ok) fail(result.failure);
    else if (Array.isArray(result.value)) onModels(result.value);
  };
  const { stage, approvals = [] } = model.site ?? {};
  const waits = stage === 'tested' || stage === 'half-approved';
  if (!waits && approvals.length === 0) return null;
  return (
    <div className="sec">
      <h3>Approvals</h3>
      <Given approvals={approvals} />
      {waits && (
        <div className="row wraps">
          <Button icon="upload" refused={refusal} onPress={() => void send()}>
            Ask the second person
          </Button>
          <Button icon="file-input" refused={refusal} onPress={() => void take()}>
            Take in their approval
          </Button>
        </div>
      )}
      {written !== null && <p role="status">Written: {written}. Give it to the second person.</p>}
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}

function Given({ approvals }: { approvals: SiteView['approvals'] }): ReactNode {
  if (approvals.length === 0) return <p className="q3">nobody yet</p>;
  return (
    <ul className="dot">
      {approvals.map(({ key, byName, at, reason, isOwn }) => (
        <li key={key}>
          {byName}, {moment(at)}, {isOwn ? 'in this vault' : 'by file'}: {reason}
        </li>
      ))}
    </ul>
  );
}
