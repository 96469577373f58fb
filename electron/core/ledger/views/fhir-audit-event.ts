/** Events as FHIR R4 AuditEvent for hospital archives. A reading aid: the entries are what counts. */
import type { StoredEvent } from '../../../contract/audit.ts';
import { canonicalJson } from '../canonical-json.ts';

const system = 'urn:cloister:audit';

/** One resource on one line, newline included. */
export function fhirLine({ event, leaf }: StoredEvent, origin: string): string {
  const { matter } = event.why;
  return `${canonicalJson({
    resourceType: 'AuditEvent',
    id: leaf,
    type: {
      system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
      code: 'rest',
      display: 'RESTful Operation',
    },
    subtype: [{ system, code: event.kind }],
    action: 'E',
    recorded: event.at,
    outcome: /failed$|^failure$|blocked$|rejected$/u.test(event.kind) ? '4' : '0',
    purposeOfEvent: [{ text: event.why.purpose }],
    agent: [
      {
        who: { identifier: { system: `${system}:user`, value: event.who.user } },
        role: [{ text: event.who.role }],
        requestor: true,
      },
    ],
    source: { observer: { identifier: { system: `${system}:log`, value: origin } } },
    entity: [
      { what: { identifier: { system: `${system}:entry`, value: String(event.n) } } },
      ...(matter === null ? [] : [{ what: { identifier: { system: `${system}:matter`, value: matter } } }]),
    ],
  })}\n`;
}
