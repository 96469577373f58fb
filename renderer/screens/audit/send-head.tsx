/** Writes the head of the log, the requests for it and a page to print into a folder. */
import { useState, type ReactNode } from 'react';
import type { Output } from '../../bridge/bridge.tsx';
import type { Failure } from '../../bridge/types.ts';
import { ActForm } from '../act-form.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { entries } from '../words/audit-words.ts';
import { TextQuestion } from '../text-question.tsx';

export function SendHead(): ReactNode {
  const { ask, log } = useSession();
  const refusal = useRefusal();
  const [old, setOld] = useState(String(log?.anchored?.size ?? 0));
  const [sent, setSent] = useState<Output<'audit.anchor'> | null>(null);
  const send = async (): Promise<Failure | null> => {
    const picked = await ask('audit.pick-anchor', { what: 'folder' });
    if (!picked.ok) return picked.failure;
    const result = await ask('audit.anchor', { token: picked.value.token, old: Number(old) });
    if (!result.ok) return result.failure;
    setSent(result.value);
    return null;
  };
  const isNumber = /^\d{1,15}$/u.test(old);
  return (
    <section className="question" aria-label="Send the head out">
      <h3>1. Send the head out</h3>
      <p className="q2">
        Writes the signed head, a request for a witness, a query for a time-stamp authority and a page to print. No
        personal data is in them.
      </p>
      <ActForm
        isPart
        icon="download"
        verb="Choose a folder and write"
        refused={refusal ?? (isNumber ? null : 'Write: this is no number of entries')}
        act={send}
      >
        <TextQuestion
          label="Entries that the witness saw last"
          type="number"
          value={old}
          note="0 the first time, and for a printed page or a time stamp."
          onChange={setOld}
        />
      </ActForm>
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
