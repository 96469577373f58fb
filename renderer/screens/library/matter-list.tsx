/** Every matter of this workstation, outside the wall: names, counts and states, nothing of their contents. */
import type { ReactNode } from 'react';
import type { PackId } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { sigil } from '../frame/sigil.ts';
import { useSession, type MatterRow } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { count } from '../words/numbers.ts';

const headings: Readonly<Record<PackId, string>> = { legal: 'Legal matters', health: 'Patient records' };
const packs = ['legal', 'health'] as const;

export function MatterList({ onNew }: { onNew: () => void }): ReactNode {
  const { matters } = useSession();
  return (
    <nav className="matters" aria-label="Matters">
      <div className="cap">
        <span>Matters</span>
        <Button look="quiet" icon="plus" keys={['N']} name="New matter" onPress={onNew} />
      </div>
      <Shown of={matters} what="the matters">
        {(rows) => <MatterGroups rows={rows} />}
      </Shown>
      <p className="note wall-note">Nothing passes from one matter to another. Each has its own key.</p>
    </nav>
  );
}

function MatterGroups({ rows }: { rows: readonly MatterRow[] }): ReactNode {
  const { at, go } = useSession();
  const ordered = packs.flatMap((pack) => rows.filter((row) => row.pack === pack));
  const position = ordered.findIndex((row) => row.id === at.matter);
  const choose = (next: number): void => {
    const row = ordered[next];
    if (row !== undefined) go({ to: 'matter', matter: row.id });
  };
  const roving = useRoving(ordered.length, Math.max(position, 0), choose);
  return (
    <div className="matter-groups" onKeyDown={roving.onKeyDown}>
      {packs.map((pack) => {
        const inPack = ordered.filter((row) => row.pack === pack);
        if (inPack.length === 0) return null;
        return (
          <section key={pack} aria-label={headings[pack]}>
            <h2 className="cap">{headings[pack]}</h2>
            <ul>
              {inPack.map((row) => (
                <MatterItem
                  key={row.id}
                  row={row}
                  current={row.id === at.matter}
                  stop={position === -1 ? row === ordered[0] : row.id === at.matter}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function MatterItem({ row, current, stop }: { row: MatterRow; current: boolean; stop: boolean }): ReactNode {
  const { go } = useSession();
  return (
    <li>
      <button
        type="button"
        data-item
        tabIndex={stop ? 0 : -1}
        className="matter-item"
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          go({ to: 'matter', matter: row.id });
        }}
      >
        <span className={current ? 'sigil' : 'sigil o'} aria-hidden="true">
          {sigil(row.name)}
        </span>
        <b className="cut">{row.name}</b>
        <span>
          {row.documents}
          <span className="vh"> files</span>
        </span>
        <span className="note cut">{matterNote(row)}</span>
      </button>
    </li>
  );
}

function matterNote(row: MatterRow): string {
  if (row.state === 'held') return 'on hold';
  if (row.state === 'closed') return 'closed';
  return row.needsPerson === 0 ? 'open' : `${count(row.needsPerson, 'file needs', 'files need')} you`;
}
