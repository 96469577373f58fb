/** Compares a recorded event with the one that the same step would write now. */
import type { AuditEvent, EventDraft } from '../../contract/audit.ts';
import type { ReplayDifference } from '../../contract/replay.ts';

/** What may differ between two honest runs: how long it took, and ids drawn at random. */
const free: ReadonlySet<string> = new Set(['what.answer', 'ai.usage.milliseconds']);

/** Every fact of `what` and `ai`, by path. `compared` counts them on both sides together. */
export function compareEvents(
  recorded: Pick<AuditEvent, 'what' | 'ai'>,
  now: Pick<EventDraft, 'what' | 'ai'>,
): { readonly compared: number; readonly differences: readonly ReplayDifference[] } {
  const before = factsOf(recorded);
  const after = factsOf(now);
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => !free.has(path) && !isFromBefore(path, before))
    .sort();
  const differences = paths.flatMap((path) => {
    const pair = { path, recorded: before.get(path) ?? 'nothing', now: after.get(path) ?? 'nothing' };
    return pair.recorded === pair.now ? [] : [pair];
  });
  return { compared: paths.length, differences };
}

/** Earlier entries did not keep what bounded the output. */
function isFromBefore(path: string, recorded: ReadonlyMap<string, string>): boolean {
  return path === 'ai.grammar' && recorded.get(path) === 'null';
}

function factsOf({ what, ai }: Pick<AuditEvent, 'what' | 'ai'>): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      for (const [name, inner] of Object.entries(value)) walk(`${path}.${name}`, inner);
    else facts.set(path, JSON.stringify(value));
  };
  walk('what', what);
  walk('ai', ai);
  return facts;
}
