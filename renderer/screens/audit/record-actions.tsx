/** What can be done with a record: run its step again and compare, or sign it. */
import { useState, type ReactNode } from 'react';
import type { AuditEvent, EventKind, Failure, Replay } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { count } from '../words/numbers.ts';
import { SignDialog } from './sign-dialog.tsx';

/** Steps that a machine did, and can do again. */
const repeatable: ReadonlySet<EventKind> = new Set([
  'document.parsed',
  'document.classified',
  'document.extracted',
  'question.answered',
]);

export function RecordActions({ event }: { event: AuditEvent }): ReactNode {
  const { ask } = useSession();
  const [busy, setBusy] = useState(false);
  const [signing, setSigning] = useState(false);
  const [signed, setSigned] = useState(false);
  const [replay, setReplay] = useState<Replay | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const canRepeat = repeatable.has(event.kind);
  const runAgain = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const result = await ask('audit.replay', { index: event.n });
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setReplay(result.value);
  };
  useScreenKeys('record', canRepeat ? [{ key: 'p', does: 'run again', run: () => void runAgain() }] : []);
  return (
    <div className="sec">
      <div className="row">
        {canRepeat && (
          <Button keys={['P']} refused={busy ? 'Running again' : null} onPress={() => void runAgain()}>
            Run again and compare
          </Button>
        )}
        <Button
          onPress={() => {
            setSigning(true);
          }}
        >
          Sign
        </Button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
      {replay !== null && <Compared replay={replay} />}
      {signed && <p role="status">Signed. The signature is an entry of its own.</p>}
      {signing && (
        <SignDialog
          entry={event.n}
          onClose={() => {
            setSigning(false);
          }}
          onSigned={() => {
            setSigning(false);
            setSigned(true);
          }}
        />
      )}
    </div>
  );
}

function Compared({ replay }: { replay: Replay }): ReactNode {
  const { differences, compared } = replay;
  return (
    <div role="status">
      <p>
        {replay.same
          ? `The same came out: ${count(compared, 'fact')} compared, none differs.`
          : `${count(differences.length, 'fact')} of ${compared} came out otherwise.`}
      </p>
      {differences.length > 0 && (
        <dl className="kv">
          {differences.map(({ path, recorded, now }) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd className="fact">
                {recorded} then, {now} now
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
