/** The only way in from the page: checks who calls, how often and how much, parses, forwards, parses the answer. Never throws. */
import { serialize } from 'node:v8';
import type { CallsTo, Handlers } from '../contract/call.ts';
import { calls, type CallName, type Calls } from '../contract/calls.ts';
import { CloisterError, type Result } from '../contract/failure.ts';
import { toFailure } from '../wire/serve.ts';
import type { RateLimit } from './rate-limit.ts';

export const maximumMessageBytes = 1024 * 1024;

export interface DoorNeeds {
  readonly limit: RateLimit;
  /** Asks the engine; rejects with `CloisterError`. */
  readonly engine: (name: CallName, input: unknown) => Promise<unknown>;
  readonly shell: Handlers<CallsTo<'shell', Calls>>;
}

/** Answers one call. `trusted`: the sender is the main frame of our own page. */
export type Door = (trusted: boolean, name: unknown, input: unknown) => Promise<Result<unknown>>;

/** Refusals of the door itself: `not-allowed` (`sender`, `rate`) and `invalid` (unknown call, `size`, input or answer that does not fit). */
export function openDoor(needs: DoorNeeds): Door {
  return async (trusted, name, input) => {
    try {
      if (!trusted) throw new CloisterError('not-allowed', { subject: 'sender' });
      if (!needs.limit.take()) throw new CloisterError('not-allowed', { subject: 'rate' });
      const known = knownName(name);
      const parsed = parseInput(known, input);
      const value = await forward(needs, known, parsed);
      return { ok: true, value: parseOutput(known, value) };
    } catch (error) {
      return { ok: false, failure: toFailure(error) };
    }
  };
}

function knownName(name: unknown): CallName {
  if (typeof name === 'string' && Object.hasOwn(calls, name)) return name as CallName;
  throw new CloisterError('invalid', { subject: 'call' });
}

/** Size first: a schema walks its whole input. */
function parseInput(name: CallName, input: unknown): unknown {
  if (sizeOf(input) > maximumMessageBytes) throw new CloisterError('invalid', { subject: 'size' });
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  // Which field does not fit, never its value: the value may be a secret.
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new CloisterError('invalid', { subject: `${name}: ${fields}` });
}

/** Bytes of the structured clone, which is how a message travels. */
function sizeOf(input: unknown): number {
  return serialize(input).byteLength;
}

async function forward({ engine, shell }: DoorNeeds, name: CallName, input: unknown): Promise<unknown> {
  if (calls[name].to === 'engine') return engine(name, input);
  return shell[name as keyof typeof shell](input as never);
}

function parseOutput(name: CallName, value: unknown): unknown {
  const parsed = calls[name].output.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CloisterError('internal', { subject: `${name}: the answer does not fit its shape` });
}
