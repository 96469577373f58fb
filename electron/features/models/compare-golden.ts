/** What came out for the fields of a document against what people had decided. Pure. */
import type { Finding } from '../../contract/finding.ts';
import type { GoldenVerdict } from '../../contract/site-model.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';

/** The part of a finding that is compared. */
export type Outcome = Pick<Finding, 'field' | 'status' | 'value' | 'normalised'>;

/** The kind of the document is compared like a field; nobody has decided it, so it can only be the same or otherwise. */
export const typeField = '(kind of document)';

/** Whether everything that people decided about a field came out: each value they took or gave, or nothing where they said absent. */
export function isRight(expected: readonly Outcome[], made: readonly Outcome[]): boolean {
  const found = made.filter(({ status }) => status === 'found' || status === 'conflicting');
  return expected.every((one) =>
    one.status === 'absent' ? found.length === 0 : made.some((other) => agrees(one, other)),
  );
}

/** One text for one result, whatever the order of a field's findings. */
export function outcomeText(made: readonly Outcome[]): string {
  return canonicalJson(
    made.map(({ status, value, normalised }) => canonicalJson({ status, value, normalised })).sort(),
  );
}

export function goldenVerdict(
  before: { readonly outcome: string; readonly isRight: boolean } | undefined,
  after: { readonly outcome: string; readonly isRight: boolean },
): GoldenVerdict {
  if (before === undefined || before.outcome === after.outcome) return 'same';
  if (before.isRight === after.isRight) return after.isRight ? 'same' : 'changed';
  return after.isRight ? 'better' : 'worse';
}

/** For people: the values, or the status where there is none. */
export function outcomeWords(made: readonly Outcome[]): string {
  return (
    made.map(({ status, value }) => (value === null ? status.replace('-', ' ') : plain(value))).join('; ') || 'nothing'
  );
}

function agrees(expected: Outcome, made: Outcome): boolean {
  if (expected.status !== made.status) return false;
  const wanted = [expected.value, expected.normalised].filter((one) => one !== null).map(folded);
  return [made.value, made.normalised].some((one) => one !== null && wanted.includes(folded(one)));
}

function folded(value: unknown): string {
  return plain(value).toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}
