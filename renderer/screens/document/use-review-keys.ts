/** The keys of the review station. One letter, one meaning: A always accepts, Enter always shows on the page. */
import type { DocumentRecord } from '../../bridge/types.ts';
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
  const { review, document, chosen, choose, onPrinted, onWhy } = needs;
  const refusal = useRefusal();
  const { current } = review;
  const choices = current === null ? [] : choicesOf(current.finding);
  const form = (act: FormAct) => () => {
    if (current !== null && refusal === null) review.openForm(act);
  };
  const accept = (): void => {
    if (current === null || refusal !== null) return;
    const { input } = acceptance(current, chosen);
    if (input !== null) review.decide(input);
  };
  const show = (): void => {
    if (current !== null) review.choose(current.finding.id);
  };
  const copy = (): void => {
    const cited = current === null ? null : citeOf(current.finding, document.name);
    if (cited === null) return;
    void navigator.clipboard.writeText(cited).then(
      () => {
        review.say('Copied with its cite');
      },
      () => {
        review.say('The clipboard refused the copy');
      },
    );
  };
  const close: readonly ScreenKey[] =
    review.form === null
      ? []
      : [
          {
            key: 'Escape',
            cap: 'Esc',
            does: 'close the form',
            run: () => {
              review.openForm(null);
            },
          },
        ];
  useScreenKeys('review', [
    {
      key: 'j',
      does: 'next, previous',
      run: () => {
        review.move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        review.move(-1);
      },
    },
    ...choices.map((_, at) => ({
      key: String(at + 1),
      does: at === 0 ? 'choose' : null,
      run: () => {
        choose(at);
      },
    })),
    { key: 'a', does: 'accept', run: accept },
    { key: 'c', does: 'correct', run: form('correct') },
    { key: 'r', does: 'reject', run: form('reject') },
    { key: 'x', does: 'not there', run: form('absent') },
    { key: 's', does: 'escalate', run: form('escalate') },
    { key: 'w', does: 'why', run: onWhy },
    { key: 'Enter', does: 'show on page', run: show },
    { key: 'y', does: 'copy with cite', run: copy },
    { key: 'o', does: 'as printed', run: onPrinted },
    ...close,
  ]);
}
