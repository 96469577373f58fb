/** The test of a site's model: what import and test found, and what it changed in the golden set. */
import { useState, type ReactNode } from 'react';
import type { Failure, GoldenReport, ModelCheck, ModelStatus, SiteView } from '../../bridge/types.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { moment } from '../words/numbers.ts';
import { GoldenLines } from './golden-lines.tsx';

export function SiteTest(props: { model: ModelStatus; onModels: (models: readonly ModelStatus[]) => void }): ReactNode {
  const { model, onModels } = props;
  const { ask } = useSession();
  const [running, setRunning] = useState<string | null>(null);
  const [report, setReport] = useState<GoldenReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEvent('models.progress', ({ done, total }) => {
    setRunning((before) => (before === null ? null : `document ${done + 1} of ${total}`));
  });
  const run = async (): Promise<void> => {
    setRunning('loading it');
    const result = await ask('models.test', { id: model.entry.sha256 });
    setRunning(null);
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (!result.ok) return;
    setReport(result.value.golden);
    onModels(result.value.models);
  };
  const { site } = model;
  if (site === null) return null;
  return (
    <div className="sec">
      <h3>Test</h3>
      <Found site={site} />
      {report !== null && <GoldenLines lines={report.lines} documents={report.summary.documents} />}
      {failure !== null && <FailureNotice failure={failure} />}
      {running !== null && (
        <p className="note" role="status">
          Testing beside the work: {running}.
        </p>
      )}
      {running === null ? (
        <Button
          icon="shield-check"
          refused={site.stage === 'live' ? 'Test: it is in use' : null}
          onPress={() => void run()}
        >
          {site.test === null ? 'Test it' : 'Test it again'}
        </Button>
      ) : (
        <Button icon="x" onPress={() => void ask('models.stop', {})}>
          Stop
        </Button>
      )}
    </div>
  );
}

function Found({ site }: { site: SiteView }): ReactNode {
  const { checks, test, importedBy, importedAt, fileName, expires } = site;
  return (
    <>
      <p className="q2">
        {site.from === 'site'
          ? `${fileName}, brought by ${importedBy}, ${moment(importedAt)}.`
          : 'It came with the application.'}
        {expires !== null && ` Last day: ${expires.slice(0, 10)}.`}
      </p>
      <CheckList checks={checks.filter(({ verdict }) => verdict !== 'passed')} />
      {test !== null && (
        <>
          <p className="q2">
            {test.passed ? 'Passed' : 'Failed'}, {moment(test.at)}, by {test.byName}, application {test.app}.
          </p>
          <CheckList checks={test.checks} />
          <p className="q2">{goldenSentence(test.golden)}</p>
        </>
      )}
    </>
  );
}

function goldenSentence(golden: NonNullable<SiteView['test']>['golden']): string {
  if (golden === null) return 'This site has no golden set, so nothing of yours was compared.';
  const { rightBefore, rightAfter, fields, documents, differences } = golden;
  const changed =
    differences.length === 0 ? 'No field came out otherwise.' : `${differences.length} came out otherwise.`;
  return `Golden set, ${documents} documents: ${rightBefore} of ${fields} fields as people decided before, ${rightAfter} after. ${changed}`;
}

const signs = { passed: 'circle-check', flagged: 'triangle-alert', failed: 'octagon-x' } as const;
const verdictWords = { passed: 'passed', flagged: 'for you to weigh', failed: 'failed' } as const;

function CheckList({ checks }: { checks: readonly ModelCheck[] }): ReactNode {
  return (
    <ul className="anchor-files">
      {checks.map(({ verdict, detail }, at) => (
        <li key={at} className={verdict === 'passed' ? 'ver' : 'ver ver-finding'}>
          <Icon name={signs[verdict]} />
          <p>
            <b className="strong">{verdictWords[verdict]}</b> <span className="q2">{detail}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
