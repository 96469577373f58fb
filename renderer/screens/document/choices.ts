/** The values a person can choose between when sources disagree. Never preselected. Pure. */
import type { Evidence, Finding, FindingValue } from '../../bridge/types.ts';
import { conflictValues, valueText } from '../words/value-words.ts';

export interface Choice {
  readonly value: FindingValue;
  readonly text: string;
  readonly evidence: Evidence | null;
}

/** One choice per value of the conflict, or per distinct quote when the values are not listed. At most nine: they have keys 1 to 9. */
export function choicesOf(finding: Finding): readonly Choice[] {
  if (finding.status !== 'conflicting') return [];
  const values = conflictValues(finding.value);
  if (values.length > 1) {
    return values
      .slice(0, 9)
      .map((value, at) => ({ value, text: valueText(value), evidence: finding.evidence[at] ?? null }));
  }
  const quotes = new Map(finding.evidence.map((evidence) => [evidence.quote, evidence]));
  return [...quotes].slice(0, 9).map(([quote, evidence]) => ({ value: quote, text: quote, evidence }));
}
