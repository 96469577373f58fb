/** Calls about the golden set. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenReport, GoldenView } from '../contract/golden.ts';
import { acceptDifferences, freezeGolden, keepRun, thawGolden } from '../features/models/freeze-golden.ts';
import { goldenDigest, pendingChanges, readGolden } from '../features/models/golden-set.ts';
import { goldenRun, withGolden } from './golden-runs.ts';
import { governAgain, usableNow } from './governing.ts';
import type { Parts } from './parts.ts';
import { siteNeeds } from './site-needs.ts';

type GoldenCalls = 'golden.show' | 'golden.add' | 'golden.remove' | 'golden.run' | 'golden.accept';

export function goldenHandlers(parts: Parts): Pick<Handlers<CallsTo<'engine', typeof modelCalls>>, GoldenCalls> {
  const after = async (change: Promise<unknown>): Promise<GoldenView> => {
    await change;
    await governAgain(parts);
    return view(parts);
  };
  return {
    'golden.show': () => view(parts),
    'golden.add': async ({ documents }) => {
      const usable = await usableNow(parts);
      return after(
        parts.trials.run('golden', '', ({ signal, onDone }) =>
          withGolden(usable, { signal, onDocument: onDone }, parts, (needs) =>
            freezeGolden(documents, { ...siteNeeds(parts), ...needs, manifest: parts.listed.manifest }),
          ),
        ),
      );
    },
    'golden.remove': ({ document, reason }) => after(thawGolden(document, reason, siteNeeds(parts))),
    'golden.run': () => runNow(parts),
    'golden.accept': async ({ reason }) => {
      const set = await readGolden(parts.sessions.require().record);
      if (set === null) throw new CloisterError('not-found', { subject: 'golden set' });
      const digest = goldenDigest(set, parts.needs.version, await usableNow(parts, 'all'));
      return after(acceptDifferences(digest, reason, siteNeeds(parts)));
    },
  };
}

/** With everything that waits for it. What shows no difference is accepted by that alone. */
async function runNow(parts: Parts): Promise<GoldenReport> {
  const set = await readGolden(parts.sessions.require().record);
  if (set === null)
    throw new CloisterError('not-found', { subject: 'golden set; see: cloister models golden add DOCUMENT' });
  const usable = await usableNow(parts, 'all');
  const { report, run } = await parts.trials.run('golden', '', ({ signal, onDone }) =>
    goldenRun(set, usable, { signal, onDocument: onDone }, parts),
  );
  const isSame = report.summary.differences.length === 0;
  await keepRun(set, { ...run, at: parts.clock.now() }, isSame, siteNeeds(parts));
  await governAgain(parts);
  return report;
}

async function view({ sessions, needs, listed }: Parts): Promise<GoldenView> {
  const { record } = sessions.require();
  const set = await readGolden(record);
  if (set === null) return { documents: [], pending: [], lastRun: null };
  const documents = await Promise.all(
    set.documents.map(async ({ document, frozen }) => ({
      ...{ document, fields: frozen.length },
      name: (await record.document(document))?.name ?? null,
    })),
  );
  const last = set.runs.at(-1);
  return {
    documents,
    pending: [...pendingChanges(set, needs.version, listed.manifest).words],
    lastRun: last === undefined ? null : { at: last.at, summary: last.summary },
  };
}
