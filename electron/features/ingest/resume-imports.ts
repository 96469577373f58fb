/** Finishes what a killed or failed import left behind. */
import type { DocumentRecord } from '../../contract/document.ts';
import { finish, type ImportedFile } from './import-files.ts';
import type { IngestNeeds, IngestWatch } from './needs.ts';

/** Every document whose import has not ended goes on at the step that was not stored; nothing is done twice. */
export async function resumeImports(
  documents: readonly DocumentRecord[],
  needs: IngestNeeds,
  watch: IngestWatch,
): Promise<readonly ImportedFile[]> {
  const results: ImportedFile[] = [];
  for (const document of documents) results.push(await finish(document, needs, watch));
  return results;
}
