/** The one place that builds adapters and hands them to features. Returns the handler table and one `close`. */
import { join } from 'node:path';
import { openModelStore } from '../adapters/model-store/open-model-store.ts';
import { openSiteFiles } from '../adapters/model-store/open-site-files.ts';
import { embedderEntry } from '../adapters/remote/embedder.ts';
import { remoteModels } from '../adapters/remote/model.ts';
import { freeDiskBytes } from '../adapters/vault/free-disk-bytes.ts';
import { newId } from '../adapters/vault/new-id.ts';
import { systemClock } from '../adapters/vault/system-clock.ts';
import { fetchModels } from '../features/models/fetch-models.ts';
import { governedStore } from '../features/models/governed-store.ts';
import { ungoverned } from '../features/models/usable-models.ts';
import { anchorCalls } from './anchors.ts';
import { approverHandlers } from './approver-handlers.ts';
import { askHandlers } from './ask-handlers.ts';
import { auditHandlers, exportTo, verifyFolder } from './audit-handlers.ts';
import { dashboardHandlers, watchForDrift } from './dashboard-handlers.ts';
import { documentHandlers } from './document-handlers.ts';
import type { Engine } from './engine.ts';
import type { EngineNeeds } from './engine-needs.ts';
import { goldenHandlers } from './golden-handlers.ts';
import { createGoldenKeeper } from './golden-keeper.ts';
import { readGoverning } from './governing.ts';
import { importRunner } from './import-runner.ts';
import { createJobs } from './jobs.ts';
import { libraryHandlers } from './library-handlers.ts';
import { logLoad } from './log-load.ts';
import { modelHandlers } from './model-handlers.ts';
import type { Parts } from './parts.ts';
import { createSessions } from './sessions.ts';
import { policyHandlers, policyWork } from './policy-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { evaluateLines, predictWith } from './predict-lines.ts';
import { rightSizeHandlers } from './right-size-handlers.ts';
import { siteModelHandlers } from './site-model-handlers.ts';
import { routeHandlers } from './route-handlers.ts';
import { openSpecialists } from './specialists.ts';
import { createTrials } from './trials.ts';
import { vaultHandlers } from './vault-handlers.ts';

/** Builds the engine. Nothing private is opened and no model is loaded until a call asks for it. */
export async function composeEngine(needs: EngineNeeds): Promise<Engine> {
  const freeDisk = freeDiskBytes(needs.folders.home);
  const listed = await openModelStore({
    manifestPath: join(needs.folders.models, 'manifest.json'),
    roots: [...new Set([needs.folders.fetchedModels, needs.folders.models])],
    freeDisk: freeDiskBytes(needs.folders.fetchedModels),
  });
  const clock = systemClock();
  const siteFiles = openSiteFiles(join(needs.folders.home, 'models'), freeDisk);
  const store = governedStore(listed, siteFiles, clock);
  const jobs = createJobs(needs.emit, newId);
  const sessions = createSessions(needs, {
    freeDisk,
    embedder: embedderEntry(listed).sha256,
    onOpen: async (session) => {
      store.govern(await readGoverning(session.record, { listed, needs }));
      await watchForDrift(session, clock);
    },
    onClose: () => {
      store.govern(ungoverned);
      golden.forget();
    },
  });
  const models = remoteModels({ children: needs.children, store, threads: 0, onLoad: logLoad(sessions) });
  const specialists = openSpecialists({ store, models, clock, newId });
  const golden = createGoldenKeeper(() => parts);
  const parts: Parts = {
    needs,
    freeDisk,
    listed,
    store,
    siteFiles,
    trials: createTrials({ needs }),
    golden,
    models,
    jobs,
    sessions,
    clock,
    newId,
    specialists,
  };
  const imports = importRunner(parts);
  return {
    handlers: handlersOf(parts, imports),
    jobs,
    fetchModels: (ids, options) => fetchModels(ids, options, { store: listed }),
    importResults: imports.results,
    exportAudit: (folder, range) => exportTo(folder, range, parts),
    anchors: anchorCalls(parts),
    policies: policyWork(parts),
    verifyFolder: (folder) => verifyFolder(folder, parts.needs.blocksThread),
    predict: (task, lines, options) => predictWith(task, lines, options, parts),
    evaluate: evaluateLines,
    close: async () => {
      await jobs.close();
      await sessions.lock();
      await models.close();
    },
  };
}

function handlersOf(parts: Parts, imports: ReturnType<typeof importRunner>): Engine['handlers'] {
  return {
    ...vaultHandlers(parts, imports),
    ...libraryHandlers(parts, imports),
    ...documentHandlers(parts),
    ...askHandlers(parts),
    ...auditHandlers(parts),
    ...modelHandlers(parts),
    ...siteModelHandlers(parts),
    ...approverHandlers(parts),
    ...goldenHandlers(parts),
    ...rightSizeHandlers(parts),
    ...routeHandlers(parts),
    ...dashboardHandlers(parts),
    ...policyHandlers(parts),
    ...settingsHandlers(parts),
  };
}
