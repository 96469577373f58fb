/** The rail: icon over word, always both; the count of what waits in digits; a line between work and oversight. */
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../theme/icons.ts';
import { screens, screenTitles, workstationScreens, type Screen } from '../navigation.ts';
import { useSession } from '../session.tsx';

const icons: Readonly<Record<Screen, IconName>> = {
  library: 'library',
  document: 'file-text',
  ask: 'message-square-text',
  policies: 'scale',
  audit: 'scroll-text',
  models: 'boxes',
  dashboard: 'activity',
  settings: 'settings',
};

export function Rail(): ReactNode {
  const { at, go, matter } = useSession();
  const waiting = matter?.needsPerson ?? 0;
  const work = screens.filter((screen) => !workstationScreens.has(screen));
  const oversight = screens.filter((screen) => workstationScreens.has(screen));
  const item = (screen: Screen): ReactNode => (
    <button
      key={screen}
      type="button"
      className="rail-item"
      aria-current={at.screen === screen ? 'page' : undefined}
      onClick={() => {
        go({ to: 'screen', screen });
      }}
    >
      <Icon name={icons[screen]} />
      <span>{screenTitles[screen]}</span>
      {screen === 'library' && waiting > 0 && (
        <span className="n">
          {waiting}
          <span className="vh"> {waiting === 1 ? 'file needs you' : 'files need you'}</span>
        </span>
      )}
    </button>
  );
  return (
    <nav className="rail" aria-label="Screens">
      {work.map(item)}
      <hr />
      {oversight.map(item)}
    </nav>
  );
}
