/** Runs the golden set over the specialists of a trial store, in a model process of its own. */
import { remoteModels } from '../adapters/remote/model.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenSet } from '../contract/golden.ts';
import { typeField } from '../features/models/compare-golden.ts';
import type { FreezeNeeds } from '../features/models/freeze-golden.ts';
import type { Answering } from '../features/models/golden-set.ts';
import { runGolden, type GoldenNeeds, type GoldenResult, type Redo } from '../features/models/run-golden.ts';
import { trialStore } from './governing.ts';
import { logLoad } from './log-load.ts';
import type { Parts } from './parts.ts';
import { routingOf, type Routing } from './routing.ts';
import { openSpecialists, type Specialists } from './specialists.ts';

export interface GoldenWatch {
  readonly signal: AbortSignal;
  readonly onDocument: (done: number, total: number) => void;
  /** Waited for before each document. */
  readonly turn?: (stop: AbortSignal) => Promise<unknown>;
}

/** Gives the needs of a run to `act`, and ends the model process afterwards. */
export async function withGolden<T>(
  answering: Answering,
  watch: GoldenWatch,
  parts: Parts,
  act: (needs: GoldenNeeds & Pick<FreezeNeeds, 'record'>) => Promise<T>,
): Promise<T> {
  const { sessions, needs, clock, newId } = parts;
  const session = sessions.require();
  const store = trialStore(answering.usable, parts);
  const models = remoteModels({ children: needs.children, store, threads: 0, onLoad: logLoad(sessions) });
  try {
    const { record, committer } = session;
    const routing = await routingOf(record, store, { routes: answering.routes, held: [] });
    const redo = redoWith(openSpecialists({ store, models, clock, newId }), routing, watch, parts);
    return await act({ record, committer, redo, ...answering, ...watch });
  } finally {
    await models.close();
  }
}

export function goldenRun(
  set: GoldenSet,
  answering: Answering,
  watch: GoldenWatch,
  parts: Parts,
): Promise<GoldenResult> {
  return withGolden(answering, watch, parts, (needs) => runGolden(set, needs));
}

/** Classifies and extracts from the stored pages; nothing of it is stored. */
function redoWith(
  specialists: Specialists,
  routing: Routing,
  { turn }: Pick<GoldenWatch, 'turn'>,
  { sessions }: Parts,
): Redo {
  return async (id, signal) => {
    await turn?.(signal);
    signal.throwIfAborted();
    const { record, committer } = sessions.require();
    const document = await record.document(id);
    const matter = document === null ? null : await record.matter(document.matter);
    if (document === null || matter === null) throw new CloisterError('not-found', { subject: id });
    const { classify, extract } = specialists.steps(committer, routing);
    const pages = await record.pages(id);
    const chunks = (await record.chunks(id)).map(({ chunk }) => chunk);
    const { pack } = matter;
    const { type } = await classify({ pack, matter: matter.id, pages, signal });
    const made = await extract({ pack, document, pages, chunks, type: type.label, signal, onField: () => undefined });
    const kind = { field: typeField, status: 'found' as const, value: type.label, normalised: null };
    return [kind, ...made.findings];
  };
}
