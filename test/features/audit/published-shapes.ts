// The published shapes that exported events must have, as zod schemas written from the specifications:
// OCSF 1.5.0 class API Activity (6003) and FHIR R4 (4.0.1) AuditEvent and Provenance. Unknown attributes are refused.
import { z } from 'zod';

const text = z.string().min(1);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/u);

/** OCSF 1.5.0: required attributes of the class, of its `metadata` and `product`, and `type_uid = class_uid * 100 + activity_id`. */
export const OcsfApiActivity = z
  .strictObject({
    activity_id: z.union([z.literal([0, 1, 2, 3, 4]), z.literal(99)]),
    activity_name: text.optional(),
    actor: z.strictObject({
      user: z.strictObject({ uid: text, type: text }).optional(),
      session: z.strictObject({ uid: text }).optional(),
    }),
    api: z.strictObject({ operation: text }),
    category_uid: z.literal(6),
    class_uid: z.literal(6003),
    metadata: z.strictObject({
      version: z.literal('1.5.0'),
      uid: text,
      sequence: z.int(),
      log_name: text,
      product: z.strictObject({ name: text, vendor_name: text, version: text }),
    }),
    severity_id: z.int().min(0).max(6),
    src_endpoint: z.strictObject({ name: text, uid: text }),
    status_id: z.literal([0, 1, 2]),
    time: z.int().positive(),
    type_uid: z.int(),
    unmapped: z.record(z.string(), z.unknown()),
  })
  .refine((event) => event.type_uid === event.class_uid * 100 + event.activity_id)
  .refine((event) => event.activity_id !== 99 || event.activity_name !== undefined);

const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/u);
const coding = z.strictObject({ system: z.url().or(text), code: text, display: text.optional() });
const concept = z
  .strictObject({ coding: z.array(coding).min(1).optional(), text: text.optional() })
  .refine(({ coding: codes, text: words }) => codes !== undefined || words !== undefined);
const reference = z.strictObject({ identifier: z.strictObject({ system: text, value: text }) });

export const FhirAuditEvent = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  id,
  type: coding,
  subtype: z.array(coding).min(1),
  action: z.literal(['C', 'R', 'U', 'D', 'E']),
  recorded: instant,
  outcome: z.literal(['0', '4', '8', '12']),
  purposeOfEvent: z.array(concept).min(1),
  agent: z.array(z.strictObject({ who: reference, role: z.array(concept), requestor: z.boolean() })).min(1),
  source: z.strictObject({ observer: reference }),
  entity: z.array(z.strictObject({ what: reference })).min(1),
});

export const FhirProvenance = z.strictObject({
  resourceType: z.literal('Provenance'),
  id,
  target: z.array(reference).min(1),
  recorded: instant,
  activity: concept,
  agent: z.array(z.strictObject({ type: concept, who: reference })).min(1),
  entity: z.array(
    z.strictObject({ role: z.literal(['derivation', 'revision', 'quotation', 'source', 'removal']), what: reference }),
  ),
});

export const FhirResource = z.discriminatedUnion('resourceType', [FhirAuditEvent, FhirProvenance]);
