/** This person as the witness of another log: signs the head of a colleague's log. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';

export function Countersign(): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const witness = useLoaded('audit.witness-key', {});
  const [logKey, setLogKey] = useState('');
  const [signed, setSigned] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sign = async (): Promise<void> => {
    const request = await ask('audit.pick-anchor', { what: 'files' });
    const folder = request.ok ? await ask('audit.pick-anchor', { what: 'folder' }) : request;
    if (!request.ok || !folder.ok) return;
    const tokens = { request: request.value.token, folder: folder.value.token };
    const result = await ask('audit.countersign', { ...tokens, logKey: logKey.trim() });
    setFailure(result.ok ? null : result.failure);
    setSigned(result.ok ? `${result.value.file} in ${result.value.folder}` : null);
  };
  return (
    <section className="question" aria-label="Sign for another log">
      <h3>4. Be the witness of another log</h3>
      <p className="q2">
        Your signature says that you saw that log at this size, and that it continues what you saw of it before. Give
        the other person this key of yours:
      </p>
      {witness.loaded.state === 'ready' && <p className="mono anchor-key">{witness.loaded.value.key}</p>}
      <TextQuestion label="Key of the other log" value={logKey} onChange={setLogKey} />
      <div className="row">
        <Button
          icon="pen-line"
          refused={refusal ?? (logKey.trim() === '' ? 'Sign: the key of the other log is missing' : null)}
          onPress={() => void sign()}
        >
          Choose its request, then a folder
        </Button>
      </div>
      {signed !== null && <p role="status">Signed: {signed}. Give that file back.</p>}
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  );
}
