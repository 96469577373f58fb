/** Every matter with how many documents it holds and how many of them wait for a person. */
import type { DocumentRecord, Matter } from '../../contract/document.ts';
import type { Finding } from '../../contract/finding.ts';
import type { RecordReader } from '../../ports/record-store.ts';

export type MatterRow = Matter & { readonly documents: number; readonly needsPerson: number };

export async function listMatters(record: RecordReader): Promise<readonly MatterRow[]> {
  const matters = await record.matters();
  return Promise.all(
    matters.map(async (matter) => {
      const documents = await record.documents(matter.id);
      const waiting = await Promise.all(
        documents.map(async (document) => needsPerson(document, await record.findings(document.id))),
      );
      return { ...matter, documents: documents.length, needsPerson: waiting.filter(Boolean).length };
    }),
  );
}

/** A document waits when it could not be read whole, when its type is unsure, or when an undecided finding conflicts. */
export function needsPerson(document: DocumentRecord, findings: readonly Finding[]): boolean {
  if (document.status !== 'ready') return false;
  if (document.outcome !== 'ok' || document.type?.abstained === true) return true;
  return findings.some(
    ({ status, decision }) => decision === null && (status === 'conflicting' || status === 'illegible'),
  );
}
