/** Puts together what importing needs, for the open session and the settings in force. */
import { remoteReader } from '../adapters/remote/reader.ts';
import { openSourceFiles } from '../adapters/source-files/open-source-files.ts';
import type { IngestNeeds } from '../features/ingest/needs.ts';
import { checkDocument } from '../features/policies/check-document.ts';
import { heldModels } from './governing.ts';
import type { Parts } from './parts.ts';
import { routesInForce } from './routes-in-force.ts';
import { routingOf } from './routing.ts';
import type { Session } from './session.ts';

const megabyte = 1024 ** 2;

export async function ingestNeeds(session: Session, parts: Parts): Promise<IngestNeeds> {
  const settings = await session.settings();
  const inForce = { routes: await routesInForce(session.record), held: await heldModels(parts) };
  return {
    record: session.record,
    ledger: session.ledger,
    committer: session.committer,
    sources: openSourceFiles(),
    files: session.files,
    reader: remoteReader(parts.needs.children),
    embedder: parts.models.embedder,
    vectors: session.vectors,
    steps: parts.specialists.steps(session.committer, await routingOf(session.record, parts.store, inForce)),
    checkPolicies: (document) => checkDocument(document, { ...session, newId: parts.newId }),
    freeDisk: parts.freeDisk,
    limits: {
      maxBytes: settings.maxFileMegabytes * megabyte,
      maxPages: settings.maxPages,
      maxMilliseconds: settings.maxReadSeconds * 1000,
      maxMemoryBytes: 1024 * megabyte,
    },
    clock: parts.clock,
    newId: parts.newId,
    actor: session.actor,
  };
}
