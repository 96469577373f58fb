/** The number of a finding in the margin, beside its mark. The same number stands on the decision. */
import type { ReactNode } from 'react';
import { Sign } from '../sign.tsx';
import type { ViewerMark } from './viewer-types.ts';

export function NumberTag(props: {
  mark: ViewerMark;
  y: number | null;
  current: boolean;
  onChoose: (owner: string) => void;
}): ReactNode {
  const { mark, y, current, onChoose } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={current ? 'tag-no on' : 'tag-no'}
      aria-label={`${mark.number}, ${mark.label}`}
      style={y === null ? undefined : { top: y }}
      onClick={() => {
        onChoose(mark.owner);
      }}
    >
      <Sign name={mark.sign} />
      {mark.number}
    </button>
  );
}
