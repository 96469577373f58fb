/** Approvals between people: the key of this person, whose approvals count here, and the request of a colleague. */
import { useState, type ReactNode } from 'react';
import type { ApprovalRequest, Failure } from '../../bridge/types.ts';
import type { Output } from '../../bridge/bridge.tsx';
import { useLoaded } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { KeyForm } from '../key-form.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { TextQuestion } from '../text-question.tsx';
import { moment } from '../words/numbers.ts';

export function PeopleDialog({ onClose }: { onClose: () => void }): ReactNode {
  return (
    <Dialog title="Approvals between people" onClose={onClose} wide>
      <div className="questions">
        <OwnKey />
        <WhoCounts />
        <Colleague />
      </div>
    </Dialog>
  );
}

function OwnKey(): ReactNode {
  const { ask } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const show = async (): Promise<Failure | null> => {
    const result = await ask('models.approver-key', { passphrase });
    setPassphrase('');
    if (!result.ok) return result.failure;
    setKey(result.value.key);
    return null;
  };
  return (
    <section className="question" aria-label="Your key">
      <h3>1. Your key</h3>
      <p className="q2">The vault that asks for your approval has to count this key. Give it to its person directly.</p>
      {key === null ? (
        <ActForm
          isPart
          look="plain"
          icon="key-round"
          verb="Show my key"
          refused={passphrase === '' ? 'Show: the passphrase is missing' : null}
          act={show}
        >
          <TextQuestion label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
        </ActForm>
      ) : (
        <p className="mono anchor-key" role="status">
          {key}
        </p>
      )}
    </section>
  );
}

function WhoCounts(): ReactNode {
  const { ask } = useSession();
  const people = useLoaded('models.approvers', {});
  const [name, setName] = useState('');
  const trust = async (key: string): Promise<Failure | null> => {
    const result = await ask('models.trust', { key, name: name.trim(), counts: true });
    if (!result.ok) return result.failure;
    setName('');
    people.reload();
    return null;
  };
  return (
    <KeyForm
      title="2. Whose approvals count here"
      name="Whose approvals count"
      label="Key"
      note="Compare it with the one that you got from them directly."
      icon="user-round"
      verb="Count it from now on"
      missing={(key) => (name.trim() === '' || key === '' ? 'Count it: name or key is missing' : null)}
      take={trust}
    >
      <Shown of={people} what="the people">
        {({ approvers }) => <Approvers rows={approvers} />}
      </Shown>
      <TextQuestion label="Name" value={name} onChange={setName} />
    </KeyForm>
  );
}

function Approvers({ rows }: { rows: Output<'models.approvers'>['approvers'] }): ReactNode {
  if (rows.length === 0) return <p className="q3">Nobody yet. Until then no approval by file counts in this vault.</p>;
  return (
    <ul className="dot">
      {rows.map((one) => (
        <li key={one.key}>
          {one.name}, since {moment(one.at)}
        </li>
      ))}
    </ul>
  );
}

/** Reads first; the signature is a second act. */
function Colleague(): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [request, setRequest] = useState<ApprovalRequest | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = async (): Promise<void> => {
    const picked = await ask('library.pick', { what: 'files' });
    const result = picked.ok ? await ask('models.read-request', { token: picked.value.token }) : picked;
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (result.ok && 'entry' in result.value) setRequest(result.value);
  };
  return (
    <section className="question" aria-label="The request of a colleague">
      <h3>3. Be the second person</h3>
      <div className="row">
        <Button icon="file-input" refused={refusal} onPress={() => void read()}>
          Read a request
        </Button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
      {request !== null && <SignRequest request={request} />}
    </section>
  );
}

function SignRequest({ request }: { request: ApprovalRequest }): ReactNode {
  const { ask } = useSession();
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const sign = async (): Promise<Failure | null> => {
    const picked = await ask('audit.pick-export', {});
    if (!picked.ok) return picked.failure;
    const given = { request, reason: reason.trim(), passphrase, token: picked.value.token };
    const result = await ask('models.approve-for-other', given);
    setPassphrase('');
    if (!result.ok) return result.failure;
    setWritten(result.value.file);
    return null;
  };
  const missing = reason.trim() === '' || passphrase === '' ? 'Sign: reason or passphrase is missing' : null;
  return (
    <>
      <RequestFacts request={request} />
      <ActForm isPart icon="pen-line" verb="Approve and sign" refused={missing} act={sign}>
        <TextQuestion label="Reason" value={reason} onChange={setReason} />
        <TextQuestion label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
      </ActForm>
      {written !== null && <p role="status">Written: {written}. Give that file back.</p>}
    </>
  );
}

function RequestFacts({ request }: { request: ApprovalRequest }): ReactNode {
  const { entry, test, checks, importedBy, log, accepted } = request;
  const doubts = [...checks, ...test.checks].filter(({ verdict }) => verdict !== 'passed');
  return (
    <>
      <p>
        <b className="strong">
          {entry.title} {entry.version}
        </b>
        , brought by {importedBy}, asked for by <span className="mono">{log}</span>
      </p>
      <p className="q2">
        {entry.intendedUse} Licence: {entry.licence}. Tested {moment(test.at)} by {test.byName}
        {test.golden === null
          ? '; no golden set.'
          : `; golden set ${test.golden.rightBefore} of ${test.golden.fields} before, ${test.golden.rightAfter} after, ${test.golden.differences.length} differences.`}
      </p>
      {accepted !== null && (
        <p>
          Differences accepted by {accepted.byName}: {accepted.reason}
        </p>
      )}
      <ul className="dot">
        {doubts.map(({ detail }, at) => (
          <li key={at}>{detail}</li>
        ))}
      </ul>
    </>
  );
}
