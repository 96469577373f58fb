/** The state of the log: one sentence first, then the ruler, then each verdict in words. */
import { useState, type ReactNode } from 'react';
import type { ExportForm, VerdictLine } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Meter } from '../../parts/meter.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { checkTitles, entries, entryName, exportForms, verdictSentence, verdictWords } from '../words/audit-words.ts';
import { progressCount } from '../words/job-words.ts';
import { Ruler } from './ruler.tsx';
import { SignDialog } from './sign-dialog.tsx';
import type { Verifying } from './use-verify.ts';

export function VerifyPane({ verifying }: { verifying: Verifying }): ReactNode {
  const { verdict, busy, failure, exported } = verifying;
  return (
    <section className="verify pane" aria-label="State of the log">
      <div className="row">
        <h1 className="grow">
          <Sentence verifying={verifying} />
        </h1>
        <SignOff />
        <FormChoice verifying={verifying} />
        <Button
          icon="download"
          keys={['E']}
          refused={busy === 'export' ? 'Exporting' : null}
          onPress={verifying.exportLog}
        >
          Export
        </Button>
        <Button look="main" keys={['V']} refused={busy === 'verify' ? 'Verifying' : null} onPress={verifying.verify}>
          {verdict === null ? 'Verify now' : 'Verify again'}
        </Button>
      </div>
      {busy !== null && <Progress verifying={verifying} />}
      {failure !== null && <FailureNotice failure={failure} />}
      {exported !== null && (
        <p className="q2" role="status">
          {exported}
        </p>
      )}
      <Ruler verdict={verdict} />
      {verdict !== null && (
        <ul className="vgrid">
          {verdict.lines.map((line) => (
            <Line key={`${line.check}-${line.index ?? ''}`} line={line} />
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

function FormChoice({ verifying }: { verifying: Verifying }): ReactNode {
  return (
    <select
      className="field export-form"
      aria-label="Form of the export"
      value={verifying.form}
      onChange={(event) => {
        const chosen = forms.find((form) => form === event.target.value);
        if (chosen !== undefined) verifying.chooseForm(chosen);
      }}
    >
      {forms.map((form) => (
        <option key={form} value={form}>
          {exportForms[form].title}
        </option>
      ))}
    </select>
  );
}

const forms = Object.keys(exportForms) as ExportForm[];

function Sentence({ verifying }: { verifying: Verifying }): string {
  const { log } = useSession();
  if (verifying.verdict !== null) return verdictSentence(verifying.verdict);
  if (log === null) return 'The log is being read.';
  if (log.status === 'unavailable') return 'The log cannot be written. New work is refused.';
  if (log.size === 0) return 'The log has no entries yet.';
  const anchor = log.anchored === null ? 'Unanchored' : `Anchored outside to ${entryName(log.anchored.size - 1)}`;
  return `${entries(log.size)} written. ${anchor}. Not verified in this session yet.`;
}

function Progress({ verifying }: { verifying: Verifying }): ReactNode {
  const { progress, busy } = verifying;
  return (
    <div className="row verify-progress" role="status">
      <span className="nowrap q2">
        {busy === 'verify' ? 'Recomputing every entry' : 'Writing the export'}
        {progress !== null && ` · ${progressCount(progress)}`}
      </span>
      {progress !== null && <Meter label="Entries done" done={progress.done} total={progress.total} />}
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
