/** One step of an import, as `import-document.ts` walks them. */
import type { DocumentRecord, PackId } from '../../contract/document.ts';
import type { IngestNeeds, IngestWatch } from './needs.ts';

/** A step: takes the document as stored, returns it as stored after. A step that is not due returns it unchanged. */
export type ImportStep = (
  document: DocumentRecord,
  pack: PackId,
  needs: IngestNeeds,
  watch: IngestWatch,
) => Promise<DocumentRecord>;
