/** Calls about the golden set. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenSet, GoldenView } from '../contract/golden.ts';
import { acceptDifferences, freezeGolden, thawGolden } from '../features/models/freeze-golden.ts';
import { goldenDigest, readGolden } from '../features/models/golden-set.ts';
import { goldenView, noGoldenSet } from '../features/models/golden-view.ts';
import { withGolden } from './golden-runs.ts';
import { answeringNow, governAgain, heldModels, pendingNow } from './governing.ts';
import type { Parts } from './parts.ts';
import { siteNeeds } from './site-needs.ts';

type GoldenCalls = 'golden.show' | 'golden.add' | 'golden.remove' | 'golden.run' | 'golden.accept';

export function goldenHandlers(parts: Parts): Pick<Handlers<CallsTo<'engine', typeof modelCalls>>, GoldenCalls> {
  const after = async (change: Promise<unknown>): Promise<GoldenView> => {
    await change;
    await governAgain(parts);
    return goldenNow(parts);
  };
  return {
    'golden.show': () => goldenNow(parts),
    'golden.add': async ({ documents }) => {
      const answering = await answeringNow(parts);
      return after(
        parts.trials.run('golden', '', ({ signal, onDone }) =>
          withGolden(answering, { signal, onDocument: onDone }, parts, (needs) =>
            freezeGolden(documents, { ...siteNeeds(parts), ...needs, manifest: parts.listed.manifest }),
          ),
        ),
      );
    },
    'golden.remove': ({ document, reason }) => after(thawGolden(document, reason, siteNeeds(parts))),
    'golden.run': async () => {
      await requireSet(parts);
      return parts.golden.run();
    },
    'golden.accept': async ({ reason }) => {
      const digest = goldenDigest(await requireSet(parts), await answeringNow(parts, 'all'));
      return after(acceptDifferences(digest, reason, siteNeeds(parts)));
    },
  };
}

async function requireSet({ sessions }: Parts): Promise<GoldenSet> {
  const set = await readGolden(sessions.require().record);
  if (set === null)
    throw new CloisterError('not-found', { subject: 'golden set; see: cloister models golden add DOCUMENT' });
  return set;
}

/** Fails with `vault-locked`. */
export async function goldenNow(parts: Parts): Promise<GoldenView> {
  const { record } = parts.sessions.require();
  const set = await readGolden(record);
  if (set === null) return noGoldenSet;
  return goldenView(set, {
    ...{ record, answering: await answeringNow(parts, 'all'), pending: await pendingNow(record, parts) },
    ...{ held: await heldModels(parts), isRunning: parts.golden.isRunning(), report: parts.golden.report() },
  });
}
