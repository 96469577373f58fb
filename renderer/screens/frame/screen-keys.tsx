/** The keys of the screen in view: handlers for the keyboard, words for the status line and the key sheet. */
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';

export interface ScreenKey {
  /** As in `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
  /** On the key cap; the key itself when absent. */
  readonly cap?: string;
  /** What it does; null keeps it out of the lists because its partner names both. */
  readonly does: string | null;
  readonly run: () => void;
}

interface Registry {
  readonly listed: readonly ScreenKey[];
  readonly press: (key: string) => boolean;
  readonly register: (owner: string, keys: readonly ScreenKey[], press: (key: string) => boolean) => () => void;
}

interface Entry {
  readonly owner: string;
  readonly keys: readonly ScreenKey[];
  readonly press: (key: string) => boolean;
}

const KeysContext = createContext<Registry | null>(null);

export function ScreenKeysProvider({ children }: { children: ReactNode }): ReactNode {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      listed: entries.flatMap((entry) => entry.keys),
      // The part that came last is the innermost: it hears first.
      press: (key) => [...entries].reverse().some((entry) => entry.press(key)),
      register: (owner, keys, press) => {
        const entry = { owner, keys, press };
        setEntries((before) => [...before, entry]);
        return () => {
          setEntries((before) => before.filter((one) => one !== entry));
        };
      },
    }),
    [entries],
  );
  return <KeysContext value={registry}>{children}</KeysContext>;
}

export function useRegistry(): Registry {
  const registry = useContext(KeysContext);
  if (registry === null) throw new Error('no key registry');
  return registry;
}

/** Gives the screen its keys while it is in view. The newest handlers run, whatever render they come from. */
export function useScreenKeys(owner: string, keys: readonly ScreenKey[]): void {
  const { register } = useStableRegister();
  const press = useEffectEvent((key: string): boolean => {
    const found = keys.find((one) => one.key === key);
    found?.run();
    return found !== undefined;
  });
  const listed = useEffectEvent(() => keys);
  const signature = keys.map((one) => `${one.key}:${one.does ?? ''}`).join('|');
  useEffect(() => register(owner, listed(), (key) => press(key)), [register, owner, signature]);
}

function useStableRegister(): Pick<Registry, 'register'> {
  const { register } = useRegistry();
  const [stable] = useState(() => ({ register }));
  return stable;
}
