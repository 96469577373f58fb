/** Key caps. They repeat what a shortcut does; the button's name says it without them. */
import type { ReactNode } from 'react';

export function Keys({ keys }: { keys: readonly string[] }): ReactNode {
  return (
    <span className="caps" aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
