/** A value that a screen shows: asked for when the input changes, and again on `reload`. A late answer to an old question is dropped. */
import { useCallback, useEffect, useState } from 'react';
import type { Input, Output } from './bridge.tsx';
import type { CallName, Failure } from './types.ts';
import { useAsk } from './use-ask.ts';

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface Loading<Value> {
  readonly loaded: Loaded<Value>;
  readonly reload: () => void;
  /** Changes the shown value until the next answer, for example when an event tells of one changed row. */
  patch(this: void, change: (value: Value) => Value): void;
}

/** `input` null asks for nothing and stays loading. */
export function useLoaded<Name extends CallName>(name: Name, input: Input<Name> | null): Loading<Output<Name>> {
  const ask = useAsk();
  const key = input === null ? null : JSON.stringify(input);
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ key: string; loaded: Loaded<Output<Name>> } | null>(null);

  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    void ask(name, JSON.parse(key) as Input<Name>).then((result) => {
      if (!wanted) return;
      const loaded: Loaded<Output<Name>> = result.ok
        ? { state: 'ready', value: result.value }
        : { state: 'failed', failure: result.failure };
      setHeld({ key, loaded });
    });
    return () => {
      wanted = false;
    };
  }, [ask, name, key, round]);

  const reload = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  const patch = useCallback((change: (value: Output<Name>) => Output<Name>) => {
    setHeld((before) =>
      before?.loaded.state === 'ready'
        ? { key: before.key, loaded: { state: 'ready', value: change(before.loaded.value) } }
        : before,
    );
  }, []);
  return { loaded: held !== null && held.key === key ? held.loaded : { state: 'loading' }, reload, patch };
}

/** The value, or a stand-in while there is none. */
export function valueOr<Value>(loaded: Loaded<Value>, otherwise: Value): Value {
  return loaded.state === 'ready' ? loaded.value : otherwise;
}
