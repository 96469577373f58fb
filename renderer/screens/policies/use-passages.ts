/** The passages of this matter that are marked, and those worth marking next. A mark is stored before it shows. */
import { useState } from 'react';
import { useLoaded, valueOr, type Loading } from '../../bridge/use-loaded.ts';
import type { Failure, MarkedPassage, MatterId, PolicyPassage } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import type { PolicyPaneProps } from './policy-pane-props.ts';

export type PassageLabel = MarkedPassage['label'];

export interface PassageRow {
  readonly passage: PolicyPassage;
  readonly label: PassageLabel | null;
}

export interface PassagesInView {
  readonly marks: Loading<readonly MarkedPassage[]>;
  readonly suggestions: Loading<readonly PolicyPassage[]>;
  /** Suggestions first, then what is marked already. */
  readonly rows: readonly PassageRow[];
  readonly failure: Failure | null;
  readonly mark: (passage: PolicyPassage, label: PassageLabel | null) => void;
}

export function usePassages({ status, onChange }: PolicyPaneProps, matter: MatterId): PassagesInView {
  const { ask } = useSession();
  const about = { policy: status.policy.id, matter };
  const marks = useLoaded('policy.marks', about);
  const suggestions = useLoaded('policy.suggest', about);
  const [failure, setFailure] = useState<Failure | null>(null);
  const store = async (passage: PolicyPassage, label: PassageLabel | null): Promise<void> => {
    const { document, evidence } = passage;
    const result = await ask('policy.mark', { policy: about.policy, document, span: evidence.span, label });
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    onChange(result.value);
    suggestions.patch((all) => all.filter((one) => !isSame(one, passage)));
    marks.patch((all) => {
      const others = all.filter((one) => !isSame(one, passage));
      return label === null ? others : [...others, { ...passage, label }];
    });
  };
  const suggested = valueOr(suggestions.loaded, []).map((passage) => ({ passage, label: null }));
  const marked = valueOr(marks.loaded, []).map((passage) => ({ passage, label: passage.label }));
  return {
    ...{ marks, suggestions, failure },
    rows: [...suggested, ...marked],
    mark: (passage, label) => void store(passage, label),
  };
}

function isSame(one: PolicyPassage, other: PolicyPassage): boolean {
  const [a, b] = [one.evidence.span, other.evidence.span];
  return one.document === other.document && a.page === b.page && a.start === b.start;
}
