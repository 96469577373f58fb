/** The marks of a policy inside one matter: those of others stay behind their wall. */
import type { MatterId } from '../../contract/ids.ts';
import type { Policy } from '../../contract/policy.ts';
import type { MarkedPassage } from '../../contract/policy-calls.ts';
import type { RecordStore } from '../../ports/record-store.ts';

/** In the order they were made. */
export async function markedPassages(
  { id }: Policy,
  matter: MatterId,
  record: Pick<RecordStore, 'policyExamples' | 'document'>,
): Promise<readonly MarkedPassage[]> {
  const shown: MarkedPassage[] = [];
  for (const { example } of await record.policyExamples(id)) {
    if (example.source?.matter !== matter) continue;
    const { evidence } = example.source;
    const document = await record.document(evidence.document);
    if (document === null) continue;
    const { label } = example;
    shown.push({
      document: document.id,
      name: document.name,
      evidence,
      probability: null,
      verdict: 'suggested',
      label,
    });
  }
  return shown;
}
