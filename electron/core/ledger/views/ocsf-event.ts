/** Events as OCSF 1.5 API Activity (class 6003) for security monitoring. A reading aid: the entries are what counts. */
import type { AuditEvent, StoredEvent } from '../../../contract/audit.ts';
import { canonicalJson } from '../canonical-json.ts';

const classUid = 6003;
/** OCSF activity: create 1, read 2, update 3, delete 4, other 99. */
const activities: readonly (readonly [RegExp, number])[] = [
  [/\.(created|received|imported|fetched|opened|applied)$/u, 1],
  [/\.(viewed|asked|answered|searched|exported)$/u, 2],
  [/\.(erased|destroyed|revoked)$/u, 4],
  [/\.(parsed|classified|extracted|updated|rebuilt|changed|corrected|approved|closed|held)$/u, 3],
];

/** One line of JSON, newline included. */
export function ocsfLine({ event, leaf }: StoredEvent, origin: string): string {
  const activity = activities.find(([pattern]) => pattern.test(event.kind))?.[1] ?? 99;
  return `${canonicalJson({
    activity_id: activity,
    ...(activity === 99 ? { activity_name: event.kind } : {}),
    category_uid: 6,
    class_uid: classUid,
    type_uid: classUid * 100 + activity,
    severity_id: severityOf(event),
    status_id: isTrouble(event) ? 2 : 1,
    time: Date.parse(event.at),
    actor: { user: { uid: event.who.user, type: event.who.role }, session: { uid: event.start } },
    api: { operation: event.kind },
    src_endpoint: { name: 'local', uid: event.boot },
    metadata: {
      version: '1.5.0',
      uid: `${origin}/${event.n}`,
      sequence: event.n,
      log_name: origin,
      product: { name: 'Cloister', vendor_name: 'Cloister', version: event.app.version },
    },
    unmapped: { leaf, prev: event.prev, matter: event.why.matter, purpose: event.why.purpose, what: event.what },
  })}\n`;
}

function isTrouble(event: AuditEvent): boolean {
  return /(^failure$|failed$|rejected$|blocked$|alarm$|low$|jump$)/u.test(event.kind);
}

/** Informational 1, medium 3, critical 5. */
function severityOf(event: AuditEvent): number {
  if (event.kind === 'log.alarm') return 5;
  return isTrouble(event) ? 3 : 1;
}
