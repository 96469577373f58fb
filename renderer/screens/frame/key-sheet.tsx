/** All keys: those that work everywhere, the letters after G, and those of this screen. */
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { screenLetters, screens, screenTitles } from '../navigation.ts';
import { useSession } from '../session.tsx';
import { keyRows, type KeyRow } from './key-rows.ts';
import { useRegistry } from './screen-keys.tsx';

const everywhere: readonly KeyRow[] = [
  { caps: ['Ctrl', 'K'], does: 'find, go to, do' },
  { caps: ['Ctrl', 'L'], does: 'lock' },
  { caps: ['Tab'], does: 'next pane or control' },
  { caps: ['F6'], does: 'next pane' },
  { caps: ['Esc'], does: 'stop or close' },
  { caps: ['?'], does: 'this sheet' },
];

export function KeySheet(): ReactNode {
  const { at, go, settings } = useSession();
  const { listed } = useRegistry();
  const going = screens.map((screen) => ({
    caps: ['G', screenLetters[screen].toUpperCase()],
    does: screenTitles[screen],
  }));
  return (
    <Dialog
      title="Keys"
      wide
      onClose={() => {
        go({ to: 'overlay', overlay: null });
      }}
    >
      <div className="key-sheet">
        <KeyColumn title="Everywhere" rows={everywhere} />
        <KeyColumn title="Go to" rows={going} />
        <KeyColumn title={screenTitles[at.screen]} rows={keyRows(listed)} />
      </div>
      {settings?.singleKeys === false && (
        <p className="note">Single letters are switched off in settings. Keys with Ctrl still work.</p>
      )}
    </Dialog>
  );
}

function KeyColumn({ title, rows }: { title: string; rows: readonly KeyRow[] }): ReactNode {
  return (
    <section>
      <h3 className="cap">{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.does} className="key-row">
            <dt>
              {row.caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{row.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
