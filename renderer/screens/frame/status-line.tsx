/** The foot of the window: the keys of this screen, then the log's state in words. */
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useSession } from '../session.tsx';
import { logSentence } from '../words/audit-words.ts';
import { BackgroundWork } from './background-work.tsx';
import { keyRows } from './key-rows.ts';
import { useRegistry } from './screen-keys.tsx';

export function StatusLine(): ReactNode {
  const { log, anchorAge } = useSession();
  const { listed } = useRegistry();
  const alarmed = log !== null && (log.status !== 'open' || (anchorAge?.isOver ?? false));
  return (
    <footer className="status">
      <div className="keys" role="note" aria-label="Keys">
        <span>
          <kbd>?</kbd>all keys
        </span>
        {keyRows(listed).map((row) => (
          <span key={row.does}>
            {row.caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
            {row.does}
          </span>
        ))}
      </div>
      <BackgroundWork />
      <span className={alarmed ? 'row nowrap alarmed' : 'row nowrap'} role="status">
        <Icon name={alarmed ? 'triangle-alert' : 'shield-check'} />
        <span>{logSentence(log, anchorAge)}</span>
      </span>
    </footer>
  );
}
