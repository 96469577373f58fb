/** The state of the log: one sentence first, then the age of the last anchor, the ruler, and each verdict in words. */
import { useState, type ReactNode } from 'react';
import type { VerdictLine } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Meter } from '../../parts/meter.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { anchorAgeSentence } from '../words/anchor-words.ts';
import { checkTitles, entries, entryName, verdictSentence, verdictWords } from '../words/audit-words.ts';
import { progressCount } from '../words/job-words.ts';
import { Ruler } from './ruler.tsx';
import { SignDialog } from './sign-dialog.tsx';
import type { LogWork } from './use-log-work.ts';

export interface VerifyPaneProps {
  readonly work: LogWork;
  readonly onExport: () => void;
  readonly onAnchor: () => void;
}

export function VerifyPane({ work, onExport, onAnchor }: VerifyPaneProps): ReactNode {
  const { verdict, busy, failure, exported } = work;
  return (
    <section className="verify pane" aria-label="State of the log">
      <div className="row">
        <h1 className="grow">
          <Sentence work={work} />
        </h1>
        <SignOff />
        <Button icon="download" keys={['E']} refused={busy === 'export' ? 'Exporting' : null} onPress={onExport}>
          Export
        </Button>
        <Button icon="anchor" keys={['O']} onPress={onAnchor}>
          Anchor
        </Button>
        <Button look="main" keys={['V']} refused={busy === 'verify' ? 'Verifying' : null} onPress={work.verify}>
          {verdict === null ? 'Verify now' : 'Verify again'}
        </Button>
      </div>
      {busy !== null && <Progress work={work} />}
      {failure !== null && <FailureNotice failure={failure} />}
      {exported !== null && (
        <p className="q2" role="status">
          {exported}
        </p>
      )}
      <Ruler verdict={verdict} />
      <Age />
      {verdict !== null && (
        <ul className="vgrid">
          {verdict.lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The sign-off of a periodic review. */
function SignOff(): ReactNode {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        icon="pen-line"
        onPress={() => {
          setOpen(true);
        }}
      >
        Sign off
      </Button>
      {open && <SignDialog entry={null} onClose={close} onSigned={close} />}
    </>
  );
}

/** Always in view: how old the last anchor is, against what is allowed. */
function Age(): ReactNode {
  const { log, anchorAge } = useSession();
  if (log === null || anchorAge === null || log.size === 0) return null;
  return (
    <p className={anchorAge.isOver ? 'row anchor-age over' : 'row anchor-age'}>
      <Icon name={anchorAge.isOver ? 'triangle-alert' : 'anchor'} />
      <span>{anchorAgeSentence(log, anchorAge)}</span>
    </p>
  );
}

function Sentence({ work }: { work: LogWork }): string {
  const { log } = useSession();
  if (work.verdict !== null) return verdictSentence(work.verdict);
  if (log === null) return 'The log is being read.';
  if (log.status === 'unavailable') return 'The log cannot be written. New work is refused.';
  if (log.size === 0) return 'The log has no entries yet.';
  const anchor = log.anchored === null ? 'Unanchored' : `Anchored outside to ${entryName(log.anchored.size - 1)}`;
  return `${entries(log.size)} written. ${anchor}. Not verified in this session yet.`;
}

function Progress({ work: { progress, busy, stop } }: { work: LogWork }): ReactNode {
  return (
    <div className="row verify-progress" role="status">
      <span className="nowrap q2">
        {busy === 'verify' ? 'Recomputing every entry' : 'Writing the export'}
        {progress !== null && ` · ${progressCount(progress)}`}
      </span>
      {progress !== null && (
        <>
          <Meter label="Entries done" done={progress.done} total={progress.total} />
          <Button look="quiet" icon="x" keys={['Esc']} onPress={stop}>
            Stop
          </Button>
        </>
      )}
    </div>
  );
}

function Line({ line }: { line: VerdictLine }): ReactNode {
  const { word, icon } = verdictWords[line.verdict];
  return (
    <li className={`ver ver-${line.verdict}`}>
      <Icon name={icon} />
      <div>
        <b className="strong">{checkTitles[line.check]}</b>
        <span className="vh">, {word}</span>
        <p className="q2">
          {line.detail === '' ? word : line.detail}
          {line.index !== null &&
            !line.detail.replaceAll(',', '').includes(String(line.index)) &&
            `, ${entryName(line.index)}`}
        </p>
      </div>
    </li>
  );
}
