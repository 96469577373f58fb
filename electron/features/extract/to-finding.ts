/** Makes findings of what was read. A found value without a place in the source is not found. */
import type { DocumentId } from '../../contract/ids.ts';
import type { Check, FindingDraft, FindingValue, Hop } from '../../contract/finding.ts';
import type { Candidate } from '../../core/rules/candidate.ts';
import type { Field } from '../../packs/pack.ts';
import type { DocumentText } from './document-text.ts';
import { hop } from '../../core/events/hop.ts';

export interface Reading {
  readonly document: DocumentId;
  readonly text: DocumentText;
  readonly field: Field;
  readonly specialist: string;
}

/** Found, or conflicting when the passage contradicts itself; absent when its place cannot be shown. */
export function foundFinding(reading: Reading, one: Candidate, raw: number, hops: readonly Hop[]): FindingDraft {
  const evidence = one.spans.flatMap((span) => reading.text.locate(span));
  if (evidence.length === 0) return missingFinding(reading, hops, 'the place of the value could not be shown');
  const conflicting = one.contradicts !== null;
  const value: FindingValue = one.contradicts === null ? one.value : [one.value, one.contradicts];
  const { normalised, checks } = fitted(reading.field, one);
  return {
    ...blank(reading),
    status: conflicting ? 'conflicting' : 'found',
    value,
    normalised: conflicting ? null : normalised,
    assertion: one.assertion,
    evidence: [...evidence],
    checks,
    confidence: { raw, probability: null, samples: 0 },
    hops: [...hops],
  };
}

/** Two passages that say different things: both are shown. */
export function conflictingFinding(
  reading: Reading,
  both: readonly Candidate[],
  raw: number,
  hops: readonly Hop[],
): FindingDraft {
  return {
    ...blank(reading),
    status: 'conflicting',
    value: both.map(({ value }) => value),
    normalised: both.map(({ normalised }) => normalised),
    evidence: both.flatMap(({ spans }) => spans.flatMap((span) => reading.text.locate(span))),
    checks: both.flatMap(({ checks }) => [...checks]),
    confidence: { raw, probability: null, samples: 0 },
    hops: [...hops],
  };
}

/** Absent, or illegible when a page could not be read: then absence cannot be claimed. */
export function missingFinding(reading: Reading, hops: readonly Hop[], why: string): FindingDraft {
  const { pagesRead, unreadable } = reading.text;
  const legible = unreadable.length === 0;
  const reason = legible
    ? `${why} (${String(pagesRead)} ${pagesRead === 1 ? 'page' : 'pages'} read)`
    : `${why}; ${unreadable.length === 1 ? 'page' : 'pages'} ${unreadable.slice(0, 8).join(', ')} could not be read`;
  const last = hop({
    by: 'rule',
    specialist: reading.specialist,
    score: null,
    threshold: null,
    reason,
    ms: 0,
    changed: false,
  });
  return { ...blank(reading), status: legible ? 'absent' : 'illegible', hops: [...hops, last] };
}

/** No rule, no head and no model of this installation looks for the field. */
export function unattemptedFinding(reading: Reading, why: string): FindingDraft {
  const last = hop({
    by: 'rule',
    specialist: reading.specialist,
    score: null,
    threshold: null,
    reason: why,
    ms: 0,
    changed: false,
  });
  return { ...blank(reading), status: 'not-attempted', hops: [last] };
}

function blank({ document, field, specialist }: Reading): FindingDraft {
  return {
    document,
    field: field.id,
    status: 'absent',
    value: null,
    normalised: null,
    assertion: null,
    evidence: [],
    specialist,
    checks: [],
    support: 'not-checked',
    confidence: { raw: null, probability: null, samples: 0 },
    hops: [],
  };
}

// What the schema of the field does not take is not in standard form: the words stay, the normal form goes.
function fitted(field: Field, one: Candidate): { normalised: FindingValue | null; checks: Check[] } {
  const checks = [...one.checks];
  if (one.normalised === null) return { normalised: null, checks };
  if (field.schema.safeParse(one.normalised).success) return { normalised: one.normalised, checks };
  checks.push({ rule: 'fits-schema', verdict: 'failed', detail: 'the value does not fit the form of the field' });
  return { normalised: null, checks };
}
