/** Decisions and model outputs as FHIR R4 Provenance: who or what made this value, from which entry. A reading aid. */
import type { AuditEvent, StoredEvent } from '../../../contract/audit.ts';
import { canonicalJson } from '../canonical-json.ts';

const system = 'urn:cloister:audit';

/** One resource on one line, newline included; null for an entry by which nothing came to be. */
export function provenanceLine({ event, leaf }: StoredEvent): string | null {
  const target = targetOf(event);
  if (target === null || (event.ai === null && event.decision === null)) return null;
  return `${canonicalJson({
    resourceType: 'Provenance',
    id: `p${leaf.slice(0, 63)}`,
    target: [{ identifier: { system: `${system}:object`, value: target } }],
    recorded: event.at,
    activity: { coding: [{ system, code: event.kind }] },
    agent: [...person(event), ...device(event)],
    entity: [{ role: 'source', what: { identifier: { system: `${system}:entry`, value: String(event.n) } } }],
  })}\n`;
}

/** The thing that was made or decided about. */
function targetOf({ what }: AuditEvent): string | null {
  const target = what.finding ?? what.answer ?? what.document ?? null;
  return typeof target === 'string' ? target : null;
}

function person({ who, decision }: AuditEvent): readonly object[] {
  const type = { coding: [{ system: agentTypes, code: decision === null ? 'enterer' : 'verifier' }] };
  return [{ type, who: { identifier: { system: `${system}:user`, value: who.user } } }];
}

function device({ ai }: AuditEvent): readonly object[] {
  if (ai === null) return [];
  const digests = [ai.model, ...ai.adapters].flatMap((one) => (one === null ? [] : [`sha256:${one.sha256}`]));
  const value = [ai.specialist, ...digests].join(' ');
  const type = { coding: [{ system: agentTypes, code: 'assembler' }] };
  return [{ type, who: { identifier: { system: `${system}:specialist`, value } } }];
}

const agentTypes = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
