/** The bar: the arches, the folder tab joined to the wall below it, Find, the network line, the person, Lock. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Glyph, Icon } from '../../parts/icon.tsx';
import { Keys } from '../../parts/keys-shown.tsx';
import { workstationScreens } from '../navigation.ts';
import { useSession } from '../session.tsx';
import { sigil } from './sigil.ts';

const subtitles: Readonly<Record<string, string>> = {
  audit: 'all matters, by code',
  models: 'for all matters',
  dashboard: 'for all matters',
  settings: 'for all matters',
};

export function TopBar(): ReactNode {
  const { user, go, lock } = useSession();
  return (
    <header className="bar">
      <span className="glyph">
        <Glyph />
        <span className="vh">Cloister</span>
      </span>
      <Tab />
      <div className="bar-mid">
        <button
          type="button"
          className="find"
          onClick={() => {
            go({ to: 'overlay', overlay: 'find' });
          }}
        >
          <Icon name="search" />
          <span>Find, go to, or do</span>
          <Keys keys={['Ctrl', 'K']} />
        </button>
      </div>
      <div className="bar-end">
        <span className="row">
          <Icon name="wifi-off" />
          <span>No network</span>
        </span>
        {user !== null && (
          <span className="row">
            <Icon name="user-round" />
            <span className="cut">
              {user.name}, {user.role}
            </span>
          </span>
        )}
        <Button look="quiet" icon="lock" keys={['Ctrl', 'L']} onPress={lock}>
          Lock
        </Button>
      </div>
    </header>
  );
}

function Tab(): ReactNode {
  const { at, matter } = useSession();
  if (workstationScreens.has(at.screen) || matter === null) {
    return (
      <div className="tab">
        <Icon name="monitor" />
        <b>This workstation</b>
        <span className="note">{subtitles[at.screen] ?? 'no matter chosen'}</span>
      </div>
    );
  }
  return (
    <div className="tab">
      <span className="sigil" aria-hidden="true">
        {sigil(matter.name)}
      </span>
      <b>{matter.name}</b>
      <span className="walled">
        <Icon name="lock-keyhole" />
        walled
      </span>
    </div>
  );
}
