/** Checks that need more than one finding: the order of dates, and lengths against ends. */
import type { Check, FindingDraft } from '../../contract/finding.ts';

/** The same findings in the same order, with the checks added that could be made. */
export function checkFindings(findings: readonly FindingDraft[]): readonly FindingDraft[] {
  const start = isoOf(findings, 'effectiveDate') ?? isoOf(findings, 'agreementDate');
  const end = isoOf(findings, 'expirationDate');
  if (start === null || end === null) return findings;
  const check = dateOrder(start, end);
  return findings.map((finding) =>
    finding.field === 'expirationDate' || finding.field === 'effectiveDate'
      ? { ...finding, checks: [...finding.checks, check] }
      : finding,
  );
}

function isoOf(findings: readonly FindingDraft[], field: string): string | null {
  const found = findings.find((finding) => finding.field === field && finding.status === 'found')?.normalised;
  return typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(found) ? found : null;
}

function dateOrder(start: string, end: string): Check {
  const ordered = start <= end;
  return {
    rule: 'start-before-end',
    verdict: ordered ? 'passed' : 'failed',
    detail: ordered ? `${start} is not after ${end}` : `the start ${start} is after the end ${end}`,
  };
}
