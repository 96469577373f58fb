/** The one place that builds adapters and hands them to features. Returns the handler table and one `close`. */
import { join } from 'node:path';
import { openModelStore } from '../adapters/model-store/open-model-store.ts';
import { embedderEntry } from '../adapters/remote/embedder.ts';
import { remoteModels } from '../adapters/remote/model.ts';
import { freeDiskBytes } from '../adapters/vault/free-disk-bytes.ts';
import { newId } from '../adapters/vault/new-id.ts';
import { systemClock } from '../adapters/vault/system-clock.ts';
import { fetchModels } from '../features/models/fetch-models.ts';
import { readRevocations } from '../features/models/govern-models.ts';
import { governedStore } from '../features/models/governed-store.ts';
import { anchorCalls } from './anchors.ts';
import { askHandlers } from './ask-handlers.ts';
import { auditHandlers, exportTo, verifyFolder } from './audit-handlers.ts';
import { documentHandlers } from './document-handlers.ts';
import type { Engine, EngineNeeds } from './engine.ts';
import { importRunner } from './import-runner.ts';
import { createJobs } from './jobs.ts';
import { libraryHandlers } from './library-handlers.ts';
import { logLoad } from './log-load.ts';
import { modelHandlers } from './model-handlers.ts';
import type { Parts } from './parts.ts';
import { createSessions } from './sessions.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { evaluateLines, predictWith } from './predict-lines.ts';
import { openSpecialists } from './specialists.ts';
import { vaultHandlers } from './vault-handlers.ts';

/** Builds the engine. Nothing private is opened and no model is loaded until a call asks for it. */
export async function composeEngine(needs: EngineNeeds): Promise<Engine> {
  const freeDisk = freeDiskBytes(needs.folders.home);
  const listed = await openModelStore({
    manifestPath: join(needs.folders.models, 'manifest.json'),
    roots: [...new Set([needs.folders.fetchedModels, needs.folders.models])],
    freeDisk: freeDiskBytes(needs.folders.fetchedModels),
  });
  const store = governedStore(listed);
  const jobs = createJobs(needs.emit, newId);
  const sessions = createSessions(needs, {
    freeDisk,
    embedder: embedderEntry(listed).sha256,
    onOpen: async ({ record }) => {
      store.revoke(await readRevocations(record));
    },
    onClose: () => {
      store.revoke([]);
    },
  });
  const models = remoteModels({ children: needs.children, store, threads: 0, onLoad: logLoad(sessions) });
  const clock = systemClock();
  const specialists = openSpecialists({ store, models, clock, newId });
  const parts: Parts = { needs, freeDisk, listed, store, models, jobs, sessions, clock, newId, specialists };
  const imports = importRunner(parts);
  return {
    handlers: {
      ...vaultHandlers(parts, imports),
      ...libraryHandlers(parts, imports),
      ...documentHandlers(parts),
      ...askHandlers(parts),
      ...auditHandlers(parts),
      ...modelHandlers(parts),
      ...settingsHandlers(parts),
    },
    jobs,
    fetchModels: (ids, options) => fetchModels(ids, options, { store: listed }),
    importResults: imports.results,
    exportAudit: (folder, range) => exportTo(folder, range, parts),
    anchors: anchorCalls(parts),
    verifyFolder,
    predict: (task, lines, options) => predictWith(task, lines, options, parts),
    evaluate: evaluateLines,
    close: async () => {
      await jobs.close();
      await sessions.lock();
      await models.close();
    },
  };
}
