/** One entry in full: who, what, what made it, the leaf's own hash, and the details kept outside the log. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { AuditEvent, StoredEvent } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SignWord } from '../../parts/sign.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { eventWords } from '../words/audit-words.ts';
import { moment, shortHash } from '../words/numbers.ts';
import { nameWords } from '../words/value-words.ts';
import { whoWords } from '../words/who-words.ts';
import { MadeBy } from './made-by.tsx';
import { RecordDecision, decisionDetails } from './record-decision.tsx';
import { RecordActions } from './record-actions.tsx';

export function RecordPane({ index }: { index: number | null }): ReactNode {
  const record = useLoaded('audit.get', index === null ? null : { index });
  return (
    <aside className="pane rec" aria-label={index === null ? 'Record' : `Record of entry ${index}`}>
      {index === null ? (
        <Notice kind="empty" title="No entry chosen">
          <p>Choose an entry to see who did it, with what, and its place in the log.</p>
        </Notice>
      ) : (
        <>
          <div className="head short">
            <h2 className="grow cut">Record {index.toLocaleString('en')}</h2>
            {record.loaded.state === 'ready' && <KindSign event={record.loaded.value.stored.event} />}
          </div>
          <div className="scroll" tabIndex={0} role="region" aria-label="Record">
            <Shown of={record} what="the record">
              {(value) => <Record {...value} />}
            </Shown>
          </div>
        </>
      )}
    </aside>
  );
}

function KindSign({ event }: { event: AuditEvent }): ReactNode {
  const { sign, words } = eventWords[event.kind];
  return sign === undefined ? null : <SignWord chip name={sign} word={words} />;
}

function Record(props: { stored: StoredEvent; canonical: string; details: unknown }): ReactNode {
  const { stored, canonical, details } = props;
  const { event, leaf } = stored;
  const { user } = useSession();
  const decision = decisionDetails(event, details);
  return (
    <>
      <div className="sec">
        <p className="record-title">{eventWords[event.kind].words}</p>
        <p className="q2">
          {whoWords(event.who.user, user)}, {event.who.role}, {moment(event.at)}
        </p>
      </div>
      {decision !== null && <RecordDecision event={event} details={decision} />}
      <div className="sec">
        <h3>What</h3>
        <Facts of={event.what} />
      </div>
      {decision === null && details !== null && (
        <div className="sec">
          <h3>Details, kept in the vault and not in the log</h3>
          <Facts of={details as Readonly<Record<string, unknown>>} />
        </div>
      )}
      {event.ai !== null && <MadeBy ai={event.ai} />}
      <RecordActions event={event} />
      <div className="sec last">
        <h3>Place in the log</h3>
        <dl className="kv">
          <dt>Entry hash</dt>
          <dd className="hash">{leaf}</dd>
          <dt>Before it</dt>
          <dd className="hash" title={event.prev}>
            {shortHash(event.prev)}
          </dd>
          <dt>Signed in by</dt>
          <dd>{event.who.auth}</dd>
          <dt>User</dt>
          <dd className="hash">{event.who.user}</dd>
          <dt>Policy</dt>
          <dd className="hash" title={event.app.policy ?? undefined}>
            {event.app.policy === null ? 'none in force' : shortHash(event.app.policy)}
          </dd>
          <dt>Version</dt>
          <dd>{event.app.version}</dd>
        </dl>
        <Leaf canonical={canonical} />
      </div>
    </>
  );
}

function Facts({ of }: { of: Readonly<Record<string, unknown>> }): ReactNode {
  const facts = Object.entries(of);
  if (facts.length === 0) return <p className="q3">nothing more</p>;
  return (
    <dl className="kv">
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: unknown }): ReactNode {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <>
      <dt>{nameWords(name)}</dt>
      <dd className={typeof value === 'string' && /^[0-9a-f]{32,}$|^[a-z]{1,3}_/u.test(value) ? 'hash' : 'fact'}>
        {value === null ? 'none' : text}
      </dd>
    </>
  );
}

function Leaf({ canonical }: { canonical: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon={open ? 'chevron-up' : 'chevron-down'}
        pressed={open}
        onPress={() => {
          setOpen(!open);
        }}
      >
        The entry as it is stored
      </Button>
      {open && <pre className="leaf">{canonical}</pre>}
    </>
  );
}
