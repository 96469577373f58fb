/** Takes one kept document through the remaining steps of its import. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { PackId } from '../../contract/document.ts';
import type { IngestNeeds, IngestWatch } from './needs.ts';
import { classifyStep } from './step-classify.ts';
import { extractStep } from './step-extract.ts';
import { indexStep } from './step-index.ts';
import { policyStep } from './step-policies.ts';
import { readStep } from './step-read.ts';

/** Each step appends its event, then stores its result and the new status; so a killed import resumes at the step that was not stored.
 *  Fails with `cancelled`, `log-unavailable`, `model-missing`, `model-altered`, `model-failed`; the document then keeps the status it had. */
export async function importDocument(
  start: DocumentRecord,
  needs: IngestNeeds,
  watch: IngestWatch,
): Promise<DocumentRecord> {
  let document = start;
  const pack = await packOf(document, needs);
  for (const step of [readStep, classifyStep, indexStep, policyStep, extractStep]) {
    if (watch.signal.aborted) throw new CloisterError('cancelled', { subject: document.id });
    document = await step(document, pack, needs, watch);
    watch.onDocument(document);
  }
  return document;
}

async function packOf(document: DocumentRecord, { record }: IngestNeeds): Promise<PackId> {
  const matter = await record.matter(document.matter);
  if (matter === null) throw new CloisterError('not-found', { subject: document.matter });
  return matter.pack;
}
