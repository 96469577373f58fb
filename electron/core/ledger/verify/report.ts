/** Collects what a verification says, line by line, and draws the verdict from it. Never one boolean. */
import type { Verdict, VerdictLine } from '../../../contract/audit.ts';

type Check = VerdictLine['check'];

export interface Report {
  readonly passed: (check: Check, detail: string) => void;
  /** Evidence of tampering. `index` is the first entry concerned, null when it is about no single entry. */
  readonly failed: (check: Check, failure: { class: string; index: number | null; detail: string }) => void;
  /** Not tampering, but something that a reader must know. */
  readonly finding: (check: Check, finding: { class: string; index: number | null; detail: string }) => void;
  readonly notChecked: (check: Check, detail: string) => void;
  readonly lines: readonly VerdictLine[];
}

export function openReport(): Report {
  const lines: VerdictLine[] = [];
  const add = (line: VerdictLine): void => {
    lines.push({ ...line, detail: line.detail.slice(0, 600) });
  };
  return {
    lines,
    passed: (check, detail) => {
      add({ check, verdict: 'passed', class: null, index: null, detail });
    },
    failed: (check, failure) => {
      add({ check, verdict: 'failed', ...failure });
    },
    finding: (check, finding) => {
      add({ check, verdict: 'finding', ...finding });
    },
    notChecked: (check, detail) => {
      add({ check, verdict: 'not-checked', class: null, index: null, detail });
    },
  };
}

/** Checks whose failure says that single entries are not what they were. */
const entryChecks: readonly Check[] = ['entries', 'schema', 'order'];
/** Checks without which nothing about entries is proven at all. */
const rootChecks: readonly Check[] = ['checkpoint', 'signatures'];

/** The verdict over all lines. */
export function toVerdict(
  { lines }: Report,
  about: { readonly origin: string; readonly size: number; readonly anchoredTo: number | null },
): Verdict {
  const failures = lines.filter((line) => line.verdict === 'failed');
  const hasFinding = lines.some((line) => line.verdict === 'finding');
  const outcome = failures.length > 0 ? 'tampered' : hasFinding ? 'intact-with-findings' : 'intact';
  const unanchoredTail = Math.max(0, about.size - (about.anchoredTo ?? 0));
  return { outcome, ...about, intactTo: intactTo(failures, about.size), unanchoredTail, lines: [...lines] };
}

/** The verdict on something that is no audit bundle at all. */
export function unreadable(failure: { check: Check; class: string; detail: string }): Verdict {
  const line: VerdictLine = { ...failure, verdict: 'failed', index: null };
  return {
    outcome: 'unreadable',
    origin: '',
    size: 0,
    intactTo: 0,
    anchoredTo: null,
    unanchoredTail: 0,
    lines: [line],
  };
}

/** A signature of a person that does not hold says nothing against the entries. */
function isAboutRoot({ check, class: kind }: VerdictLine): boolean {
  return (rootChecks.includes(check) && kind !== 'transplanted-signature') || kind === 'wrong-root';
}

function intactTo(failures: readonly VerdictLine[], size: number): number {
  const proven = failures.every((line) => !isAboutRoot(line));
  if (!proven) return 0;
  const broken = failures.filter((line) => entryChecks.includes(line.check)).map((line) => line.index ?? 0);
  return Math.min(size, ...broken);
}
