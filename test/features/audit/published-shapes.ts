/** The published schemas of OCSF and FHIR as validators of one exported line. Unknown attributes are refused, as the schemas say. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

// The FHIR schema writes patterns that are not for Unicode mode; formats and unknown words are what the schemas leave to readers.
const options = { strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true } as const;

function schema(name: string): object {
  const text = readFileSync(new URL(`../../fixtures/published-schemas/${name}`, import.meta.url), 'utf8');
  return JSON.parse(text) as object;
}

const ocsf = new Ajv2020(options).compile(schema('ocsf-1.5.0-api-activity.json'));
const fhir = new Ajv(options).addSchema(schema('fhir-4.0.1-audit.json'), 'fhir');

/** What the published schema of OCSF 1.5.0 API Activity finds wrong; empty when the event is valid. */
export function ocsfFaults(event: unknown): readonly string[] {
  return ocsf(event) ? [] : (ocsf.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What the published schema of FHIR 4.0.1 finds wrong with an AuditEvent or a Provenance. */
export function fhirFaults(resource: unknown): readonly string[] {
  const { resourceType } = resource as { resourceType: 'AuditEvent' | 'Provenance' };
  const check = fhir.getSchema(`fhir#/definitions/${resourceType}`);
  if (check === undefined) return [`no schema for ${resourceType}`];
  return check(resource) === true
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
