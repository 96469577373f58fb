/** What every screen of an open vault shares: who works here, where they are, the matters, the files of this matter, the log, running imports. */
import { createContext, useContext } from 'react';
import type { Ask, Output } from '../bridge/bridge.tsx';
import type { Loading } from '../bridge/use-loaded.ts';
import type { AnchorAge, LogState, PolicyView, Settings, SettingView } from '../bridge/types.ts';
import type { Jobs } from './use-jobs.ts';
import type { Navigation, Step } from './navigation.ts';

export type MatterRow = Output<'matter.list'>[number];

export interface Session {
  readonly ask: Ask;
  readonly user: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly at: Navigation;
  readonly go: (step: Step) => void;
  readonly matters: Loading<readonly MatterRow[]>;
  readonly matter: MatterRow | null;
  readonly documents: Loading<Output<'library.list'>>;
  readonly settings: Settings | null;
  readonly settingViews: readonly SettingView[];
  /** The policy of the site; null until it is known. */
  readonly policy: PolicyView | null;
  readonly changeSettings: (settings: Settings) => void;
  readonly log: LogState | null;
  /** Null until it is known. */
  readonly anchorAge: AnchorAge | null;
  readonly checkLog: () => void;
  readonly jobs: Jobs;
  readonly lock: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session');
  return session;
}

/** Why new work is refused now, as the label of the button that would start it; null when it is not. */
export function useRefusal(): string | null {
  const { log } = useSession();
  if (log === null || log.status === 'open') return null;
  return log.status === 'unavailable' ? 'Refused: the log cannot be written' : 'Refused: log alarm';
}
