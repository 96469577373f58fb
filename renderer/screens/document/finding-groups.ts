/** Findings of a document in the order of review: numbered as they stand on the pages, grouped by what a person has to do. Pure. */
import type { Decision, FieldView, Finding, PackView } from '../../bridge/types.ts';
import { typeTitle } from '../words/type-words.ts';

export interface FindingRow {
  readonly finding: Finding;
  readonly decision: Decision | null;
}

export interface ReviewItem extends FindingRow {
  /** Stands in the margin of the page and on the decision. */
  readonly number: number;
  readonly title: string;
  readonly field: FieldView | null;
}

export type GroupName = 'needs' | 'confirm' | 'decided' | 'untried';

export interface ReviewGroup {
  readonly name: GroupName;
  readonly title: string;
  readonly items: readonly ReviewItem[];
}

const groupTitles: Readonly<Record<GroupName, string>> = {
  needs: 'Needs your decision',
  confirm: 'To confirm',
  decided: 'Decided',
  untried: 'Not attempted',
};

const lowConfidence = 0.7;

/** Nobody has decided yet, or somebody passed it on. */
export function isOpen({ decision }: FindingRow): boolean {
  return decision === null || decision.act === 'escalate';
}

/** The machine cannot settle it: sources disagree, unreadable, a check failed, the text speaks against it, doubt, or passed on. */
export function needsDecision({ finding, decision }: FindingRow): boolean {
  const { probability } = finding.confidence;
  return (
    decision?.act === 'escalate' ||
    finding.status === 'conflicting' ||
    finding.status === 'illegible' ||
    finding.support === 'contradicted' ||
    finding.checks.some((check) => check.verdict === 'failed') ||
    (finding.status === 'found' && probability !== null && probability < lowConfidence)
  );
}

/** Numbers rows by page and place; findings without a place come last, in the order of the pack's fields. */
export function numbered(rows: readonly FindingRow[], fields: readonly FieldView[]): readonly ReviewItem[] {
  const order = new Map(fields.map((field, at) => [field.id, at]));
  const place = ({ finding }: FindingRow): readonly number[] => {
    const first = finding.evidence[0]?.span;
    return [first?.page ?? Number.MAX_SAFE_INTEGER, first?.start ?? 0, order.get(finding.field) ?? fields.length];
  };
  const sorted = [...rows].sort((a, b) => compare(place(a), place(b)));
  return sorted.map((row, at) => {
    const field = fields.find((one) => one.id === row.finding.field) ?? null;
    return { ...row, number: at + 1, field, title: field?.title ?? typeTitle(row.finding.field) };
  });
}

/** Groups in reading order; what needs a decision is ordered by risk and doubt. Empty groups are left out. */
export function grouped(items: readonly ReviewItem[]): readonly ReviewGroup[] {
  const names: readonly GroupName[] = ['needs', 'confirm', 'decided', 'untried'];
  return names.flatMap((name) => {
    const inGroup = items.filter((item) => groupOf(item) === name);
    const ordered = name === 'needs' ? [...inGroup].sort((a, b) => doubt(b) - doubt(a)) : inGroup;
    return ordered.length === 0 ? [] : [{ name, title: groupTitles[name], items: ordered }];
  });
}

/** The fields of the document's own type; of every type of the pack when the type is not known. */
export function fieldsOf(pack: PackView, type: string | null): readonly FieldView[] {
  const own = pack.types.find((one) => one.id === type);
  return own === undefined ? pack.types.flatMap((one) => one.fields) : own.fields;
}

function groupOf(item: ReviewItem): GroupName {
  if (!isOpen(item)) return 'decided';
  if (needsDecision(item)) return 'needs';
  return item.finding.status === 'not-attempted' ? 'untried' : 'confirm';
}

const risks = { low: 1, medium: 2, high: 3 } as const;

/** Risk times doubt; without a fitted probability the doubt is taken as one half. */
function doubt({ field, finding }: ReviewItem): number {
  return risks[field?.risk ?? 'medium'] * (1 - (finding.confidence.probability ?? 0.5));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
