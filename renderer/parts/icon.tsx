/** A line icon. It repeats a word beside it, so it is hidden from assistive technology. */
import type { ReactNode } from 'react';
import { icons, type IconName } from '../theme/icons.ts';

export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}

/** The arches of the house. */
export function Glyph({ stroke = 1.7 }: { stroke?: number }): ReactNode {
  return (
    <svg viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth={stroke} aria-hidden="true">
      <path d="M2 20V10a4.5 4.5 0 0 1 9 0v10M11 20V10a4.5 4.5 0 0 1 9 0v10M1 20h20" />
    </svg>
  );
}
