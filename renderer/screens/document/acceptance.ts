/** What the main button does and says. It names the value that it will store; a conflict is never accepted unchosen. Pure. */
import { capital } from '../words/confidence-words.ts';
import { choicesOf } from './choices.ts';
import type { ReviewItem } from './finding-groups.ts';
import { isQuotedClause, shownValue } from './shown-value.ts';
import type { DecisionInput } from './use-review.ts';

export interface Acceptance {
  readonly label: string;
  /** Null: it cannot be done now, and the label says why. */
  readonly input: DecisionInput | null;
}

const longest = 48;

export function acceptance(item: ReviewItem, chosen: number | null): Acceptance {
  const { finding } = item;
  switch (finding.status) {
    case 'not-attempted':
      return { label: 'Accept: nothing was looked for', input: null };
    case 'illegible':
      return { label: 'Accept: could not be read', input: plain };
    case 'absent':
      return { label: 'Accept: not in the pages read', input: plain };
    case 'found':
      return {
        label: `Accept ${isQuotedClause(finding) ? 'the marked words' : short(shownValue(item))}`,
        input: plain,
      };
    case 'conflicting':
      return conflict(item, chosen);
  }
}

const plain: DecisionInput = { act: 'accept', value: null, reason: '' };

function conflict({ finding }: ReviewItem, chosen: number | null): Acceptance {
  const choices = choicesOf(finding);
  const choice = chosen === null ? undefined : choices[chosen];
  if (choice === undefined) return { label: 'Accept: choose a value first', input: null };
  const quote = choice.evidence?.quote;
  const input: DecisionInput = {
    act: 'correct',
    value: choice.value,
    reason: `${capital(choice.text)} chosen, of ${choices.length} values in the document`,
    ...(quote === undefined ? {} : { quote }),
  };
  return { label: `Accept ${short(choice.text)}`, input };
}

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
