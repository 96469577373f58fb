/** Calls of the window about anchors. */
import { basename, join } from 'node:path';
import type { AnchorFile, anchorCallTable } from '../contract/anchor-calls.ts';
import type { CallsTo, Handlers } from '../contract/call.ts';
import { CloisterError } from '../contract/failure.ts';
import { toFailure } from '../wire/serve.ts';
import { anchorCalls, type AnchorCalls } from './anchors.ts';
import type { Parts } from './parts.ts';

type AnchorParts = Pick<Parts, 'sessions' | 'clock' | 'needs'>;

export function anchorHandlers(parts: AnchorParts): Handlers<CallsTo<'engine', typeof anchorCallTable>> {
  const anchors = anchorCalls(parts);
  return {
    'audit.anchor-age': async () => anchors.anchorAge(await parts.sessions.require().ledger.state()),
    'audit.anchor': async ({ token, old }) => {
      const folder = takeFirst(token, 'export', parts);
      const { size, files } = await anchors.anchorTo(folder, old);
      await tellLog(parts);
      return { size, folder: basename(folder), files: [...files] };
    },
    'audit.import-anchors': async ({ token }) => {
      const files: AnchorFile[] = [];
      for (const path of parts.needs.takePick(token, 'import')) files.push(await takeIn(path, anchors));
      await tellLog(parts);
      return { files };
    },
    'audit.trust-anchor': async ({ key }) => {
      await anchors.trustAnchor(key);
      await tellLog(parts);
      return null;
    },
    'audit.countersign': async ({ request, folder, logKey }) => {
      const path = takeFirst(request, 'import', parts);
      const target = takeFirst(folder, 'export', parts);
      const file = `${basename(path).replace(/\.request$/u, '')}-countersigned.note`;
      await anchors.countersign(path, logKey, join(target, file));
      return { file, folder: basename(target) };
    },
    'audit.witness-key': async () => ({ key: await anchors.witnessKey() }),
  };
}

function takeFirst(token: string, purpose: 'import' | 'export', { needs }: AnchorParts): string {
  const [first] = needs.takePick(token, purpose);
  if (first === undefined) throw new CloisterError('not-found', { subject: token });
  return first;
}

async function takeIn(path: string, anchors: AnchorCalls): Promise<AnchorFile> {
  const name = basename(path);
  try {
    return { name, taken: await anchors.importAnchor(path), failure: null };
  } catch (error) {
    const failure = toFailure(error);
    return { name, taken: null, failure: failure.subject === path ? { ...failure, subject: name } : failure };
  }
}

/** Anchors are told at once: the age in the status line depends on them. */
async function tellLog({ sessions, needs }: AnchorParts): Promise<void> {
  needs.emit('log.state', await sessions.require().ledger.state());
}
