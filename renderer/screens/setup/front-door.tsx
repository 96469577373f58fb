/** What shows before the vault is open: the arches, a title, the one thing to do. */
import type { ReactNode } from 'react';
import { Glyph } from '../../parts/icon.tsx';
import { useAppearance } from '../frame/use-appearance.ts';

export function FrontDoor({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  useAppearance(null);
  return (
    <main className="front-door">
      <div className="front-card">
        <span className="front-glyph">
          <Glyph stroke={1.3} />
        </span>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
