/** The keys of the review station. One letter, one meaning: A always accepts, Enter always shows on the page. */
import type { DocumentRecord } from '../../bridge/types.ts';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys, type ScreenKey } from '../frame/screen-keys.tsx';
import { useRefusal } from '../session.tsx';
import { acceptance } from './acceptance.ts';
import { choicesOf } from './choices.ts';
import { citeOf } from './cite.ts';
import type { FormAct, Review } from './use-review.ts';

export interface ReviewKeysNeeds {
  readonly review: Review;
  readonly document: DocumentRecord;
  readonly chosen: number | null;
  readonly choose: (position: number) => void;
  readonly onPrinted: () => void;
  readonly onWhy: () => void;
}

export function useReviewKeys(needs: ReviewKeysNeeds): void {
  const { review, choose, onPrinted, onWhy } = needs;
  const { current } = review;
  const choices = current === null ? [] : choicesOf(current.finding);
  const close: readonly ScreenKey[] =
    review.form === null
      ? []
      : [
          key(
            'Escape',
            'close the form',
            () => {
              review.openForm(null);
            },
            'Esc',
          ),
        ];
  useScreenKeys('review', [
    ...moveKeys('next, previous', review.move),
    ...choices.map((_, at) =>
      key(String(at + 1), at === 0 ? 'choose' : null, () => {
        choose(at);
      }),
    ),
    ...useActKeys(needs),
    key('w', 'why', onWhy),
    key('Enter', 'show on page', () => {
      if (current !== null) review.choose(current.finding.id);
    }),
    key('y', 'copy with cite', () => void copyCite(needs)),
    key('o', 'as printed', onPrinted),
    ...close,
  ]);
}

function key(name: string, does: string | null, run: () => void, cap?: string): ScreenKey {
  return cap === undefined ? { key: name, does, run } : { key: name, does, run, cap };
}

function useActKeys({ review, chosen }: ReviewKeysNeeds): readonly ScreenKey[] {
  const refusal = useRefusal();
  const { current } = review;
  const form = (act: FormAct) => () => {
    if (current !== null && refusal === null) review.openForm(act);
  };
  const accept = (): void => {
    if (current === null || refusal !== null) return;
    const { input } = acceptance(current, chosen);
    if (input !== null) review.decide(input);
  };
  return [
    key('a', 'accept', accept),
    key('c', 'correct', form('correct')),
    key('r', 'reject', form('reject')),
    key('x', 'not there', form('absent')),
    key('s', 'escalate', form('escalate')),
  ];
}

async function copyCite({ review, document }: ReviewKeysNeeds): Promise<void> {
  const cited = review.current === null ? null : citeOf(review.current.finding, document.name);
  if (cited === null) return;
  try {
    await navigator.clipboard.writeText(cited);
    review.say('Copied with its cite');
  } catch {
    review.say('The clipboard refused the copy');
  }
}
