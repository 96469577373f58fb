/** When the log cannot be written, every screen says so first: new work is refused, reading goes on. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { entryName } from '../words/audit-words.ts';

export function LogBanner(): ReactNode {
  const { log, checkLog, go } = useSession();
  if (log === null || log.status === 'open') return null;
  const title = log.status === 'unavailable' ? 'The log cannot be written' : 'The log raised an alarm';
  const last = log.size === 0 ? 'It has no entries yet.' : `The last entry, ${entryName(log.size - 1)}, is kept.`;
  return (
    <div className="log-banner">
      <Notice
        kind="log"
        title={title}
        actions={
          <>
            <Button look="main" onPress={checkLog}>
              Check again
            </Button>
            <Button
              onPress={() => {
                go({ to: 'screen', screen: 'audit' });
              }}
            >
              Open the log
            </Button>
          </>
        }
      >
        <p>
          New runs, decisions and exports are refused until this is fixed. You can still read. {last}
          {log.alarm !== null && <span className="q2"> Reason: {log.alarm}</span>}
        </p>
      </Notice>
    </div>
  );
}
