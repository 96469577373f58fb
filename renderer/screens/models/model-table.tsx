/** The models in groups by domain, each with its state and its own score. Never one number for all. */
import type { ReactNode } from 'react';
import type { ModelStatus } from '../../bridge/types.ts';
import type { IconName } from '../../theme/icons.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { heldWords, modelStateWords, revokedWords, roleWords, stageWords } from '../words/model-words.ts';
import { size } from '../words/numbers.ts';
import { domainGroups } from './domain-groups.ts';
import { ScoreLine } from './score-line.tsx';

export interface ModelTableProps {
  readonly rows: readonly ModelStatus[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

export function ModelTable({ rows, chosen, onChoose }: ModelTableProps): ReactNode {
  const groups = domainGroups(rows);
  const inOrder = groups.flatMap((group) => group.rows);
  const at = inOrder.findIndex((row) => row.entry.sha256 === chosen);
  const roving = useRoving(inOrder.length, at, (next) => {
    const row = inOrder[next];
    if (row !== undefined) onChoose(row.entry.sha256);
  });
  return (
    <>
      <table className="list model-list" role="grid" aria-label="Models" onKeyDown={roving.onKeyDown}>
        <thead>
          <tr>
            <th>Model</th>
            <th>State</th>
            <th>Score, interval, n</th>
          </tr>
        </thead>
        <tbody>
          {groups.flatMap((group) => [
            <tr key={group.title} className="grp">
              <td colSpan={3}>{group.title}</td>
            </tr>,
            ...group.rows.map((row) => (
              <ModelRow key={row.entry.sha256} row={row} chosen={row.entry.sha256 === chosen} onChoose={onChoose} />
            )),
          ])}
        </tbody>
      </table>
      <p className="note list-note">
        Measured on development items named on each card, by what the set’s authors count as right. Never one number for
        all: each is scored alone.
      </p>
    </>
  );
}

function ModelRow(props: { row: ModelStatus; chosen: boolean; onChoose: (id: string) => void }): ReactNode {
  const { entry, loaded } = props.row;
  const words = wordsOf(props.row);
  const isGood = isUsed(props.row);
  const choose = (): void => {
    props.onChoose(entry.sha256);
  };
  return (
    <tr
      data-item
      tabIndex={props.chosen ? 0 : -1}
      aria-selected={props.chosen}
      className={props.chosen ? 'is-current' : undefined}
      onClick={choose}
      onFocus={choose}
    >
      <td>
        <b className="strong cut line">{entry.title}</b>
        <span className="note cut line">
          {roleWords[entry.role]}, {size(entry.bytes)}, {entry.licence}
        </span>
      </td>
      <td>
        <span className={isGood ? 'row' : 'row alarmed'}>
          <Icon name={words.icon} />
          <span>{loaded && isGood ? 'Loaded, checked' : words.word}</span>
        </span>
      </td>
      <td>
        <ScoreLine score={entry.scores[0] ?? null} />
      </td>
    </tr>
  );
}

/** What stands in the way comes first: a revocation, a missing file, the golden set, then an open test or approval. */
function wordsOf({ state, revoked, site, heldFor }: ModelStatus): { readonly word: string; readonly icon: IconName } {
  if (revoked !== null) return revokedWords;
  if (state === 'present' && heldFor !== null) return heldWords;
  return state === 'present' && site !== null ? stageWords[site.stage] : modelStateWords[state];
}

function isUsed({ state, revoked, site, heldFor }: ModelStatus): boolean {
  if (state !== 'present' || revoked !== null || heldFor !== null) return false;
  return site === null || site.from === 'release' || site.stage === 'live';
}
