/** The frame around every screen once the vault is open: bar, rail, the walled court, status line. */
import { useEffect, useReducer, type ReactNode } from 'react';
import type { Output } from '../bridge/bridge.tsx';
import { useAsk } from '../bridge/use-ask.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useLoaded, valueOr } from '../bridge/use-loaded.ts';
import type { DocumentRecord, VaultState } from '../bridge/types.ts';
import { KeySheet } from './frame/key-sheet.tsx';
import { LogBanner } from './frame/log-banner.tsx';
import { Palette } from './frame/palette.tsx';
import { Rail } from './frame/rail.tsx';
import { ScreenKeysProvider } from './frame/screen-keys.tsx';
import { StatusLine } from './frame/status-line.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useAppearance } from './frame/use-appearance.ts';
import { useIdleLock } from './frame/use-idle-lock.ts';
import { useKeyboard } from './frame/use-keyboard.ts';
import { navigate, start } from './navigation.ts';
import { ScreenInView } from './screen-in-view.tsx';
import { SessionContext, type Session } from './session.tsx';
import { useAnchorAge } from './use-anchor-age.ts';
import { useJobs } from './use-jobs.ts';

export interface WorkstationProps {
  readonly user: VaultState['user'];
  readonly onLocked: (state: VaultState) => void;
}

export function Workstation(props: WorkstationProps): ReactNode {
  const session = useOpenSession(props);
  useAppearance(session.settings);
  useIdleLock(session.settings?.idleLockMinutes ?? null, session.lock);
  return (
    <SessionContext value={session}>
      <ScreenKeysProvider>
        <Frame session={session} />
      </ScreenKeysProvider>
    </SessionContext>
  );
}

function Frame({ session }: { session: Session }): ReactNode {
  useKeyboard(session);
  return (
    <div className="app">
      <TopBar />
      <Rail />
      <div className="stage">
        <LogBanner />
        <ScreenInView screen={session.at.screen} />
      </div>
      <StatusLine />
      {session.at.overlay === 'keys' && <KeySheet />}
      {session.at.overlay === 'find' && <Palette />}
    </div>
  );
}

function useOpenSession({ user, onLocked }: WorkstationProps): Session {
  const ask = useAsk();
  const [at, go] = useReducer(navigate, start);
  const matters = useLoaded('matter.list', {});
  const rows = valueOr(matters.loaded, []);
  const matter = rows.find((row) => row.id === at.matter) ?? null;
  const documents = useLoaded('library.list', at.matter === null ? null : { matter: at.matter });
  const settings = useLoaded('settings.get', {});
  const log = useLoaded('audit.state', {});
  const held = settings.loaded.state === 'ready' ? settings.loaded.value : null;
  const inForce = held?.settings ?? null;
  const anchorAge = useAnchorAge(valueOr(log.loaded, null), inForce);
  const jobs = useJobs(() => {
    documents.reload();
    matters.reload();
  });
  const first = rows[0]?.id;
  useEffect(() => {
    if (at.matter === null && first !== undefined) go({ to: 'matter', matter: first });
  }, [at.matter, first]);
  useEvent('document.status', ({ document }) => {
    if (document.matter === at.matter) documents.patch((before) => withDocument(before, document));
  });
  useEvent('finding.changed', matters.reload);
  useEvent('log.state', (state) => {
    log.patch(() => state);
  });
  useEvent('settings.applied', (next) => {
    settings.patch((before) => ({ ...before, settings: next }));
  });

  return {
    ask,
    user,
    at,
    go,
    matters,
    matter,
    documents,
    settings: inForce,
    ...boundsOf(held),
    changeSettings: (next) => {
      settings.patch((before) => ({ ...before, settings: next }));
    },
    log: valueOr(log.loaded, null),
    anchorAge,
    checkLog: log.reload,
    jobs,
    lock: () => {
      void ask('vault.lock', {}).then((result) => {
        if (result.ok) onLocked(result.value);
      });
    },
  };
}

function boundsOf(held: Output<'settings.get'> | null): Pick<Session, 'settingViews' | 'policy'> {
  return { settingViews: held?.views ?? [], policy: held?.policy ?? null };
}

function withDocument(rows: readonly DocumentRecord[], row: DocumentRecord): DocumentRecord[] {
  const known = rows.some((one) => one.id === row.id);
  return known ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}
