/** Writes the head of the log, the requests for it and a page to print into a folder. */
import { useState, type ReactNode } from 'react';
import type { Output } from '../../bridge/bridge.tsx';
import type { Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { entries } from '../words/audit-words.ts';
import { TextQuestion } from '../text-question.tsx';

export function SendHead(): ReactNode {
  const { ask, log } = useSession();
  const refusal = useRefusal();
  const [old, setOld] = useState(String(log?.anchored?.size ?? 0));
  const [sent, setSent] = useState<Output<'audit.anchor'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (): Promise<void> => {
    const picked = await ask('audit.pick-anchor', { what: 'folder' });
    const result = picked.ok ? await ask('audit.anchor', { token: picked.value.token, old: Number(old) }) : picked;
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (result.ok && 'size' in result.value) setSent(result.value);
  };
  const isNumber = /^\d{1,15}$/u.test(old);
  return (
    <section className="question" aria-label="Send the head out">
      <h3>1. Send the head out</h3>
      <p className="q2">
        Writes the signed head, a request for a witness, a query for a time-stamp authority and a page to print. No
        personal data is in them.
      </p>
      <TextQuestion
        label="Entries that the witness saw last"
        type="number"
        value={old}
        note="0 the first time, and for a printed page or a time stamp."
        onChange={setOld}
      />
      <div className="row">
        <Button
          look="main"
          icon="download"
          refused={refusal ?? (isNumber ? null : 'Write: this is no number of entries')}
          onPress={() => void send()}
        >
          Choose a folder and write
        </Button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
      {sent !== null && <Sent sent={sent} />}
    </section>
  );
}

function Sent({ sent: { size, folder, files } }: { sent: Output<'audit.anchor'> }): ReactNode {
  const page = files.find((name) => name.endsWith('.html'));
  return (
    <div role="status">
      <p>
        The head at {entries(size)} is in {folder}:
      </p>
      <ul className="anchor-files">
        {files.map((name) => (
          <li key={name} className="mono">
            {name}
          </li>
        ))}
      </ul>
      {page !== undefined && (
        <p className="q2">
          To anchor on paper: print {page}, have a second person sign and date it, and keep it away from this machine.
        </p>
      )}
    </div>
  );
}
