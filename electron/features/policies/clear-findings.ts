/** Takes away what a policy found and nobody has decided. */
import type { DocumentId, EventIndex, PolicyId } from '../../contract/ids.ts';
import { policyField, policyFieldPrefix } from '../../contract/policy.ts';
import type { Finding } from '../../contract/finding.ts';
import type { RecordStore } from '../../ports/record-store.ts';

/** Findings of other policies stay as they are, letter for letter. */
export async function clearFindings(policy: PolicyId, record: RecordStore, event: EventIndex): Promise<void> {
  for (const { id: matter } of await record.matters())
    for (const { id } of await record.documents(matter)) {
      const open = await openPolicyFindings(id, record);
      const others = open.filter(({ field }) => field !== policyField(policy));
      if (others.length < open.length) await record.putPolicyFindings(id, others, event);
    }
}

/** What policies found in a document and nobody has decided. */
export async function openPolicyFindings(document: DocumentId, record: RecordStore): Promise<readonly Finding[]> {
  const findings = await record.findings(document);
  return findings.filter(({ field, decision }) => field.startsWith(policyFieldPrefix) && decision === null);
}
