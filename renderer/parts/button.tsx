/** Buttons. One that cannot be used keeps its place, has a dashed edge, and says why in its own label. */
import type { ReactNode } from 'react';
import type { IconName } from '../theme/icons.ts';
import { Icon } from './icon.tsx';
import { Keys } from './keys-shown.tsx';

export interface ButtonProps {
  readonly children?: ReactNode;
  readonly onPress: () => void;
  readonly icon?: IconName | undefined;
  /** Key caps that do the same. */
  readonly keys?: readonly string[] | undefined;
  readonly look?: 'plain' | 'main' | 'quiet' | undefined;
  /** Why it cannot be used now; shown in place of the label. */
  readonly refused?: string | null | undefined;
  /** The accessible name of a button without words. */
  readonly name?: string | undefined;
  readonly pressed?: boolean | undefined;
  /** Submits its form instead of calling `onPress`. */
  readonly submit?: boolean | undefined;
}

const looks = { plain: 'btn', main: 'btn main', quiet: 'btn quiet' } as const;

export function Button(props: ButtonProps): ReactNode {
  const { onPress, look = 'plain', refused = null, name, pressed, submit = false } = props;
  const submits = submit && refused === null;
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={looks[look]}
      aria-disabled={refused !== null}
      aria-label={name}
      aria-pressed={pressed}
      onClick={() => {
        if (refused === null && !submits) onPress();
      }}
    >
      <Content {...props} />
    </button>
  );
}

function Content({ children, icon, keys = [], refused = null }: ButtonProps): ReactNode {
  return (
    <>
      {icon !== undefined && <Icon name={icon} />}
      {refused ?? children}
      {refused === null && keys.length > 0 && <Keys keys={keys} />}
    </>
  );
}
