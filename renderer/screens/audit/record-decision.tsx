/** A decision as it was made: the value before and after, by whom, how long it was looked at, why; the route to it and its quotes. */
import type { ReactNode } from 'react';
import type { AuditEvent, Finding, FindingValue } from '../../bridge/types.ts';
import { useLoaded, valueOr } from '../../bridge/use-loaded.ts';
import { Icon } from '../../parts/icon.tsx';
import { Quote } from '../../parts/quote.tsx';
import { HopLine } from '../hop-line.tsx';
import { matchWords } from '../words/finding-words.ts';
import { nameWords, valueText } from '../words/value-words.ts';

export interface DecisionDetails {
  readonly before: FindingValue | null;
  readonly after: FindingValue | null;
  readonly reason: string;
  readonly byName: string;
}

/** The details of a review entry; null for others, and where they were erased. */
export function decisionDetails({ kind }: AuditEvent, details: unknown): DecisionDetails | null {
  if (!kind.startsWith('review.') || typeof details !== 'object' || details === null) return null;
  return 'byName' in details && 'reason' in details ? (details as DecisionDetails) : null;
}

export function RecordDecision({ event, details }: { event: AuditEvent; details: DecisionDetails }): ReactNode {
  const { reason, byName } = details;
  const seconds = event.decision?.secondsOnScreen ?? null;
  const field = typeof event.what.field === 'string' ? nameWords(event.what.field) : 'value';
  return (
    <>
      <div className="sec">
        <p className="note">{field}</p>
        <Change was={valueText(details.before)} is={valueText(details.after)} />
        <p className="q2">
          By {byName}
          {seconds !== null && `, after ${Math.round(seconds)} s on screen`}.{reason !== '' && ` Reason: ${reason}`}
        </p>
      </div>
      {typeof event.what.finding === 'string' && <Route finding={event.what.finding} version={event.what.version} />}
    </>
  );
}

function Change({ was, is }: { was: string; is: string }): ReactNode {
  const value = <b>{is === '' ? 'not there' : is}</b>;
  if (was === is) return <p className="record-change">{value}</p>;
  return (
    <p className="record-change">
      <s>{was === '' ? 'nothing' : was}</s>
      <Icon name="arrow-right" />
      {value}
    </p>
  );
}

/** The version that was decided about. Nothing is shown where it was erased since. */
function Route(props: { finding: string; version: unknown }): ReactNode {
  const why = useLoaded('finding.why', { finding: props.finding as Finding['id'] });
  const versions = valueOr(why.loaded, null)?.versions ?? [];
  const decided = versions.find(({ version }) => version === props.version) ?? versions[0];
  if (decided === undefined) return null;
  return (
    <>
      <div className="sec">
        <h3>Path, in order</h3>
        {decided.hops.length === 0 && <p className="q2">No step was recorded for this.</p>}
        <ol className="ledger">
          {decided.hops.map((hop, at) => (
            <HopLine key={at} hop={hop} />
          ))}
        </ol>
      </div>
      <div className="sec evidence">
        <h3>Evidence, from the vault</h3>
        {decided.evidence.length === 0 && <p className="q2">There is no quote for this.</p>}
        {decided.evidence.slice(0, mostQuotes).map((one, at) => (
          <div key={at}>
            <Quote quote={one.quote} tone={one.match === 'near' ? 'near' : 'mark'} />
            <p className="note">
              page {one.span.page}, {matchWords[one.match](one.distance)}
            </p>
          </div>
        ))}
      </div>
    </>
  );
}

const mostQuotes = 4;
