/** This person as the witness of another log: signs the head of a colleague's log. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { Failure } from '../../bridge/types.ts';
import { ActForm } from '../act-form.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';

export function Countersign(): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const witness = useLoaded('audit.witness-key', {});
  const [logKey, setLogKey] = useState('');
  const [signed, setSigned] = useState<string | null>(null);
  const sign = async (): Promise<Failure | null> => {
    const request = await ask('audit.pick-anchor', { what: 'files' });
    if (!request.ok) return request.failure;
    const folder = await ask('audit.pick-anchor', { what: 'folder' });
    if (!folder.ok) return folder.failure;
    const tokens = { request: request.value.token, folder: folder.value.token };
    const result = await ask('audit.countersign', { ...tokens, logKey: logKey.trim() });
    if (!result.ok) return result.failure;
    setSigned(`${result.value.file} in ${result.value.folder}`);
    return null;
  };
  return (
    <section className="question" aria-label="Sign for another log">
      <h3>4. Be the witness of another log</h3>
      <p className="q2">
        Your signature says that you saw that log at this size, and that it continues what you saw of it before. Give
        the other person this key of yours:
      </p>
      {witness.loaded.state === 'ready' && <p className="mono anchor-key">{witness.loaded.value.key}</p>}
      <ActForm
        isPart
        look="plain"
        icon="pen-line"
        verb="Choose its request, then a folder"
        refused={refusal ?? (logKey.trim() === '' ? 'Sign: the key of the other log is missing' : null)}
        act={sign}
      >
        <TextQuestion label="Key of the other log" value={logKey} onChange={setLogKey} />
      </ActForm>
      {signed !== null && <p role="status">Signed: {signed}. Give that file back.</p>}
    </section>
  );
}
