/** What `window.cloister` is. Types only: the page validates nothing, the door does. */
import type { Calls } from './calls.ts';
import type { Client } from './call.ts';
import type { EventName, Events } from './events.ts';
import type { Result } from './failure.ts';

export interface Bridge {
  readonly call: <Name extends keyof Calls>(
    name: Name,
    input: Parameters<Client<Calls>[Name]>[0],
  ) => ReturnType<Client<Calls>[Name]>;
  /** Returns the function that ends the subscription. */
  readonly on: <Name extends EventName>(
    name: Name,
    listener: (payload: Events[Name], seq: number) => void,
  ) => () => void;
  /** Hands dropped files to main and returns a pick token, as `library.pick` does. Paths stay outside the page. */
  readonly dropped: (files: readonly File[]) => Promise<Result<{ token: string; names: string[]; count: number }>>;
}
