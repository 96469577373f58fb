/** A quote with its pinpoint cite, for the clipboard. Pure. */
import type { Finding } from '../../bridge/types.ts';
import { valueText } from '../words/value-words.ts';

/** Null when there is nothing to copy. */
export function citeOf(finding: Pick<Finding, 'evidence' | 'value'>, documentName: string): string | null {
  const first = finding.evidence[0];
  if (first !== undefined) return `“${first.quote}” (${documentName}, p ${first.span.page})`;
  const value = valueText(finding.value);
  return value === '' ? null : `${value} (${documentName})`;
}
