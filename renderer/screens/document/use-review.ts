/** The review of one document: which finding is under decision, what is being filled in, and the decisions made. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEvent } from '../../bridge/use-event.ts';
import { useLoaded, type Loading } from '../../bridge/use-loaded.ts';
import type {
  DocumentId,
  Failure,
  FieldView,
  FindingId,
  FindingValue,
  ReviewAct,
  Signing,
} from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { grouped, isOpen, numbered, type FindingRow, type ReviewGroup, type ReviewItem } from './finding-groups.ts';

export type FormAct = Exclude<ReviewAct, 'accept'>;

export interface DecisionInput {
  readonly act: ReviewAct;
  readonly value: FindingValue | null;
  readonly quote?: string;
  readonly reason: string;
  readonly signing?: Signing;
}

export interface Review {
  readonly loading: Loading<readonly FindingRow[]>;
  readonly items: readonly ReviewItem[];
  readonly groups: readonly ReviewGroup[];
  readonly current: ReviewItem | null;
  /** Counts up with every choice, so that the page jumps again. */
  readonly round: number;
  readonly choose: (finding: string) => void;
  readonly move: (step: 1 | -1) => void;
  readonly form: FormAct | null;
  readonly openForm: (act: FormAct | null) => void;
  readonly decide: (input: DecisionInput) => void;
  /** A decision waits for its signature. */
  readonly awaitsSignature: boolean;
  /** Signs the waiting decision and sends it; null lets it go. */
  readonly sign: (signing: Signing | null) => void;
  readonly failure: Failure | null;
  /** Spoken after a decision. */
  readonly said: string;
  readonly say: (words: string) => void;
}

export function useReview(document: DocumentId, fields: readonly FieldView[]): Review {
  const loading = useLoaded('finding.list', { document });
  const rows = loading.loaded.state === 'ready' ? loading.loaded.value : none;
  const items = useMemo(() => numbered(rows, fields), [rows, fields]);
  const groups = useMemo(() => grouped(items), [items]);
  const inOrder = groups.flatMap((group) => group.items);
  const { chosen, round, form, failure, said, waiting, update } = useReviewState();
  const current = inOrder.find((item) => item.finding.id === chosen) ?? inOrder[0] ?? null;
  const send = useSend(document, loading, update);
  const { policy } = useSession();
  useEvent('finding.changed', (changed) => {
    if (changed.document === document) loading.reload();
  });

  const choose = useCallback(
    (finding: string) => {
      update((now) => ({ ...now, chosen: finding, round: now.round + 1, form: null, failure: null }));
    },
    [update],
  );
  const move = (step: 1 | -1): void => {
    const at = inOrder.findIndex((item) => item === current);
    const next = inOrder[Math.min(Math.max(at + step, 0), inOrder.length - 1)];
    if (next !== undefined) choose(next.finding.id);
  };
  return {
    loading,
    items,
    groups,
    current,
    round,
    choose,
    move,
    form,
    openForm: (act) => {
      update((now) => ({ ...now, form: act, failure: null }));
    },
    decide: (input) => {
      if (current === null) return;
      if (policy !== null && policy.signedDecisionsBy !== null) {
        update((now) => ({ ...now, waiting: { item: current, input }, failure: null }));
      } else send(current, input, nextOpen(inOrder, current));
    },
    awaitsSignature: waiting !== null,
    sign: (signing) => {
      if (signing === null) update((now) => ({ ...now, waiting: null, failure: null }));
      else if (waiting !== null) send(waiting.item, { ...waiting.input, signing }, nextOpen(inOrder, waiting.item));
    },
    failure,
    said,
    say: (words) => {
      update((now) => ({ ...now, said: words }));
    },
  };
}

const none: readonly FindingRow[] = [];

interface ReviewState {
  readonly chosen: FindingId | string | null;
  readonly round: number;
  readonly form: FormAct | null;
  readonly failure: Failure | null;
  readonly said: string;
  readonly waiting: { readonly item: ReviewItem; readonly input: DecisionInput } | null;
}

const atStart: ReviewState = { chosen: null, round: 1, form: null, failure: null, said: '', waiting: null };

function useReviewState() {
  const [state, update] = useState(atStart);
  return { ...state, update };
}

type Update = ReturnType<typeof useReviewState>['update'];

/** Sends a decision; the shown version goes with it, so that nobody decides about something they did not see. */
function useSend(document: DocumentId, loading: Loading<readonly FindingRow[]>, update: Update) {
  const { ask } = useSession();
  const since = useRef(0);
  useEffect(() => {
    since.current = Date.now();
  }, [document, loading.loaded]);
  return (item: ReviewItem, input: DecisionInput, next: ReviewItem | null): void => {
    const secondsOnScreen = Math.round((Date.now() - since.current) / 100) / 10;
    const { id, version } = item.finding;
    void ask('review.decide', { finding: id, version, secondsOnScreen, ...input }).then((result) => {
      if (!result.ok) {
        if (result.failure.code === 'stale-version') loading.reload();
        update((now) => ({ ...now, failure: result.failure }));
        return;
      }
      const { finding, decision } = result.value;
      loading.patch((before) => before.map((row) => (row.finding.id === id ? { finding, decision } : row)));
      update((now) => ({
        ...now,
        chosen: next?.finding.id ?? id,
        round: now.round + 1,
        form: null,
        failure: null,
        waiting: null,
        said: next === null ? 'Decided. Nothing else is open in this document.' : `Decided. Next: ${next.title}`,
      }));
    });
  };
}

/** The next item in order that nobody decided, after this one first, then from the top. */
function nextOpen(inOrder: readonly ReviewItem[], current: ReviewItem): ReviewItem | null {
  const at = inOrder.indexOf(current);
  const rest = [...inOrder.slice(at + 1), ...inOrder.slice(0, at)];
  return rest.find((item) => item.decision === null) ?? rest.find(isOpen) ?? null;
}
