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
  readonly name?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly submit?: boolean | undefined;
  readonly focusFirst?: boolean | undefined;
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, icon, keys = [], look = 'plain', refused = null, name, pressed } = props;
  const press = (): void => {
    if (refused === null) onPress();
  };
  return (
    <button
      type={props.submit === true && refused === null ? 'submit' : 'button'}
      className={look === 'plain' ? 'btn' : `btn ${look}`}
      aria-disabled={refused !== null}
      aria-label={name}
      aria-pressed={pressed}
      aria-describedby={props.describedBy}
      data-focus-first={props.focusFirst}
      onClick={props.submit === true && refused === null ? undefined : press}
    >
      {icon !== undefined && <Icon name={icon} />}
      {refused ?? children}
      {refused === null && keys.length > 0 && <Keys keys={keys} />}
    </button>
  );
}
