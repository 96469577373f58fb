/** Passages of the matter in view: worth marking, and marked. Those of other matters stay behind their walls. */
import type { ReactNode } from 'react';
import type { MatterId } from '../../bridge/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { useChosen } from '../use-chosen.ts';
import { PassageItem } from './passage-item.tsx';
import type { PolicyPaneProps } from './policy-pane-props.ts';
import { usePassages, type PassageLabel } from './use-passages.ts';

export function Passages(props: PolicyPaneProps): ReactNode {
  const { matter } = useSession();
  if (matter === null) {
    return (
      <Notice kind="empty" title="Choose a matter to mark passages in it">
        <p>Passages are shown one matter at a time. A policy counts the marks of all of them.</p>
      </Notice>
    );
  }
  return <PassagesOf {...props} matter={matter.id} />;
}

function PassagesOf({ matter, ...pane }: PolicyPaneProps & { matter: MatterId }): ReactNode {
  const { rows, failure, mark, suggestions } = usePassages(pane, matter);
  const { current, choose, move } = useChosen(rows, ({ passage }) => passage.evidence.chunk);
  const set = (label: PassageLabel | null): void => {
    if (current !== null) mark(current.passage, label);
  };
  useScreenKeys('policies', [
    ...moveKeys('next, previous passage', move),
    {
      key: 'a',
      does: 'breaks it',
      run: () => {
        set('yes');
      },
    },
    {
      key: 'r',
      does: 'does not',
      run: () => {
        set('no');
      },
    },
  ]);
  const { loaded } = suggestions;
  return (
    <div className="sec last">
      <h3>Passages of this matter</h3>
      <p className="note">Suggestions only order passages for your eye. Nothing is found or decided by them.</p>
      {failure !== null && <FailureNotice failure={failure} />}
      {loaded.state === 'loading' && (
        <p className="note" role="status">
          Looking for passages worth marking.
        </p>
      )}
      {loaded.state === 'failed' && <FailureNotice failure={loaded.failure} />}
      {loaded.state === 'ready' && rows.length === 0 && <p className="q2">This matter holds no passage to mark.</p>}
      <ul className="passages">
        {rows.map((row) => (
          <PassageItem
            key={`${row.passage.document} ${row.passage.evidence.span.page} ${row.passage.evidence.span.start}`}
            row={row}
            isCurrent={row === current}
            onChoose={() => {
              choose(row.passage.evidence.chunk);
            }}
            onMark={mark}
          />
        ))}
      </ul>
    </div>
  );
}
