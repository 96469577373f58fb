/** What an export of the log holds: its form, a period, a matter, a person, and on demand the details kept in the vault. */
import { useState, type ReactNode } from 'react';
import type { ExportForm, ExportRequest } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useSession } from '../session.tsx';
import { exportForms } from '../words/audit-words.ts';
import { CheckQuestion } from '../check-question.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { missingFrom, requestOf, wholeLog, type ExportAnswers } from './export-request.ts';
import { TextQuestion } from '../text-question.tsx';

const forms = (Object.keys(exportForms) as ExportForm[]).map((form) => [form, exportForms[form].title] as const);

/** `people`: who stands in the entries that are shown, by id and name. */
export function ExportDialog(props: {
  people: readonly (readonly [string, string])[];
  onExport: (request: ExportRequest) => void;
  onClose: () => void;
}): ReactNode {
  const { people, onExport, onClose } = props;
  const [answers, setAnswers] = useState<ExportAnswers>(wholeLog);
  const change = (part: Partial<ExportAnswers>): void => {
    setAnswers({ ...answers, ...part });
  };
  const missing = missingFrom(answers);
  return (
    <Dialog title="Export the log" onClose={onClose}>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          onExport(requestOf(answers));
          onClose();
        }}
      >
        <ChoiceQuestion
          label="Form"
          value={answers.form}
          choices={forms}
          onChange={(form) => {
            change({ form });
          }}
        />
        <Period answers={answers} change={change} />
        {answers.form === 'bundle' ? (
          <p className="note">A bundle is the evidence. It holds every entry of its period and no details.</p>
        ) : (
          <Chosen answers={answers} change={change} people={people} />
        )}
        <div className="row">
          <Button look="main" submit refused={missing} onPress={onClose}>
            Choose a folder and export
          </Button>
          <Button onPress={onClose}>Do not export</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Part {
  readonly answers: ExportAnswers;
  readonly change: (part: Partial<ExportAnswers>) => void;
}

function Period({ answers, change }: Part): ReactNode {
  return (
    <div className="two-questions">
      <TextQuestion
        label="From day (UTC)"
        type="date"
        value={answers.since}
        onChange={(since) => {
          change({ since });
        }}
      />
      <TextQuestion
        label="To day, included"
        type="date"
        value={answers.until}
        onChange={(until) => {
          change({ until });
        }}
      />
    </div>
  );
}

function Chosen({ answers, change, people }: Part & { people: readonly (readonly [string, string])[] }): ReactNode {
  const { matters } = useSession();
  const rows = matters.loaded.state === 'ready' ? matters.loaded.value : [];
  return (
    <>
      <div className="two-questions">
        <ChoiceQuestion
          label="Matter"
          value={answers.matter}
          choices={[['', 'All matters'], ...rows.map(({ id, name }) => [id as string, name] as const)]}
          onChange={(matter) => {
            change({ matter });
          }}
        />
        <ChoiceQuestion
          label="Person"
          value={answers.actor}
          choices={[['', 'Everyone'], ...people]}
          onChange={(actor) => {
            change({ actor });
          }}
        />
      </div>
      <CheckQuestion
        isOn={answers.details}
        onChange={(details) => {
          change({ details });
        }}
      >
        Add the details kept in the vault: names, values, reasons
      </CheckQuestion>
      {answers.details && <Details answers={answers} change={change} />}
    </>
  );
}

function Details({ answers, change }: Part): ReactNode {
  return (
    <>
      <TextQuestion
        label="Why the details are needed"
        value={answers.reason}
        placeholder="For example: order of the court of 12 May"
        note="The reason becomes part of the log."
        onChange={(reason) => {
          change({ reason });
        }}
      />
      <TextQuestion
        label="Passphrase"
        type="password"
        value={answers.passphrase}
        onChange={(passphrase) => {
          change({ passphrase });
        }}
      />
      <TextQuestion
        label="If a policy stops it: why it is exported all the same"
        value={answers.inSpite}
        most={400}
        note="Leave it empty to let the policy stop it. The reason becomes part of the log."
        onChange={(inSpite) => {
          change({ inSpite });
        }}
      />
    </>
  );
}
