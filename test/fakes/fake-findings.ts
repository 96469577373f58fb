/** Findings of the record in memory, as the machine made them. */
import type { FindingMark } from '../../electron/contract/calibration.ts';
import type { Finding } from '../../electron/contract/finding.ts';
import type { EventIndex } from '../../electron/contract/ids.ts';
import { policyFieldPrefix } from '../../electron/contract/policy.ts';
import type { Rows } from './fake-record-store.ts';

/** What one extraction made of a document. */
export function findingsMadeBy(rows: Rows, document: string, event: EventIndex): readonly Finding[] {
  const first = [...rows.findings.values()].flatMap(([one]) => one ?? []);
  const own = first.filter((one) => one.document === document && !one.field.startsWith(policyFieldPrefix));
  return own.filter(({ id }) => rows.events.get(`finding ${id}`) === event);
}

/** A finding as the machine made it, with what people decided. */
export function markOf(rows: Rows, [first]: readonly Finding[]): readonly FindingMark[] {
  const document = first === undefined ? undefined : rows.documents.get(first.document);
  if (first === undefined || document === undefined) return [];
  const acts = rows.decisions.filter(({ finding }) => finding === first.id).map(({ act }) => act);
  const overridden = acts.some((act) => act !== 'accept' && act !== 'escalate');
  return [
    {
      ...{ document: document.id, receivedAt: document.receivedAt },
      ...{ field: first.field, specialist: first.specialist, status: first.status },
      maker: first.confidence.maker ?? null,
      raw: first.confidence.raw,
      judged: overridden ? 'overridden' : acts.includes('accept') ? 'accepted' : null,
    },
  ];
}
