/** Gives every component the typed bridge. The page has no other way out. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Bridge, CallName, Calls, Client, Result } from './types.ts';

export type Input<Name extends CallName> = Parameters<Client<Calls>[Name]>[0];
export type Output<Name extends CallName> = Extract<Awaited<ReturnType<Client<Calls>[Name]>>, { ok: true }>['value'];

/** Asks for one thing. A broken door is a failure like any other, never an exception in a component. */
export type Ask = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Result<Output<Name>>>;

const BridgeContext = createContext<Bridge | null>(null);

export function BridgeProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }): ReactNode {
  return <BridgeContext value={bridge}>{children}</BridgeContext>;
}

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge');
  return bridge;
}

export function askBridge(bridge: Bridge): Ask {
  return async <Name extends CallName>(name: Name, input: Input<Name>) => {
    try {
      // Which answer belongs to which name is known to the table; the compiler loses it inside a generic function.
      const result: unknown = await bridge.call(name, input);
      return result as Result<Output<Name>>;
    } catch {
      return { ok: false, failure: { code: 'internal', subject: name } };
    }
  };
}
