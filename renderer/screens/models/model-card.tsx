/** One model: what it is for, its limits, every score, what it was made from, its fingerprint, and its card. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Shown } from '../shown.tsx';
import { modelStateWords, roleWords } from '../words/model-words.ts';
import { count, size } from '../words/numbers.ts';
import { Approval } from './approval.tsx';
import { PlainMarkdown } from './plain-markdown.tsx';
import { scoreText } from './score-text.ts';

export function ModelCard(props: {
  model: ModelStatus;
  onModels: (models: readonly ModelStatus[]) => void;
}): ReactNode {
  const { model, onModels } = props;
  const { entry, state } = model;
  const words = modelStateWords[state];
  return (
    <aside className="pane card" aria-label={`Card of ${entry.title}`}>
      <div className="scroll" tabIndex={0} role="region" aria-label="Card">
        <div className="sec">
          <h2 className="card-title">{entry.title}</h2>
          <p className="q2">{entry.intendedUse}</p>
        </div>
        {state !== 'present' && (
          <Notice kind="person" title={words.word}>
            <p>{words.way}</p>
          </Notice>
        )}
        <Approval model={model} onModels={onModels} />
        <Scores model={model} />
        <div className="cols">
          <div className="sec">
            <h3>Limits</h3>
            <ul className="dot">
              {entry.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
            {entry.limits.length === 0 && <p className="q3">none written</p>}
          </div>
          <MadeFrom model={model} />
        </div>
        <WrittenCard id={model.site === null ? entry.id : entry.sha256} />
      </div>
    </aside>
  );
}

function Scores({ model }: { model: ModelStatus }): ReactNode {
  const { scores } = model.entry;
  return (
    <div className="sec">
      <h3>Every score</h3>
      {scores.length === 0 ? (
        <p className="q2">Not measured. Nothing is claimed about how good it is.</p>
      ) : (
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th>Set</th>
                <th>What is counted</th>
                <th className="num">In 100</th>
                <th>Interval and n</th>
              </tr>
            </thead>
            <tbody>
              {scores.map((score, at) => {
                const text = scoreText(score);
                return (
                  <tr key={at}>
                    <td>
                      {score.set}, {score.split}
                    </td>
                    <td>{score.metric}</td>
                    <td className="num strong">{text.value}</td>
                    <td>{text.interval}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function MadeFrom({ model }: { model: ModelStatus }): ReactNode {
  const { entry, loaded } = model;
  return (
    <div className="sec">
      <h3>What it is</h3>
      <dl className="kv">
        <dt>Role</dt>
        <dd>{roleWords[entry.role]}</dd>
        <dt>Version</dt>
        <dd>{entry.version}</dd>
        <dt>Licence</dt>
        <dd>{entry.licence}</dd>
        <dt>Size</dt>
        <dd>
          {size(entry.bytes)}
          {entry.quantisation !== null && `, ${entry.quantisation}`}
        </dd>
        <dt>Languages</dt>
        <dd>{entry.languages.length === 0 ? 'not stated' : entry.languages.join(', ')}</dd>
        {entry.base !== null && (
          <>
            <dt>Works on</dt>
            <dd>{entry.base.id}</dd>
          </>
        )}
        <dt>Trained on</dt>
        <dd>
          {entry.trainedOn.length === 0 ? 'not stated' : ''}
          {entry.trainedOn.map((set) => (
            <span key={`${set.set}-${set.split}`} className="line">
              {set.set} {set.split}, {count(set.count, 'item')}, {set.licence}
            </span>
          ))}
        </dd>
        <dt>Now</dt>
        <dd>{loaded ? 'loaded' : 'not loaded'}</dd>
        <dt>Fingerprint</dt>
        <dd className="hash">{entry.sha256}</dd>
      </dl>
    </div>
  );
}

function WrittenCard({ id }: { id: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const card = useLoaded('models.card', open ? { id } : null);
  return (
    <div className="sec last">
      <Button
        icon={open ? 'chevron-up' : 'chevron-down'}
        pressed={open}
        onPress={() => {
          setOpen(!open);
        }}
      >
        The full card
      </Button>
      {open && (
        <Shown of={card} what="the card">
          {({ markdown }) =>
            markdown === null ? (
              <p className="q2">No card was written for this model.</p>
            ) : (
              <PlainMarkdown text={markdown} />
            )
          }
        </Shown>
      )}
    </div>
  );
}
