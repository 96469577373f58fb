/** What an extraction came to, as text for a commitment: without random ids and times, so that the same result has the same commitment. */
import type { Finding } from '../../contract/finding.ts';

export function findingsDigest(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map(({ field, status, value, normalised, evidence }) => ({ field, status, value, normalised, evidence })),
  );
}
