/** Keys with one meaning stand together: J and K under "next, previous". Pure. */
import type { ScreenKey } from './screen-keys.tsx';

export interface KeyRow {
  readonly caps: readonly string[];
  readonly does: string;
}

/** A key without words joins the row before it. */
export function keyRows(keys: readonly Pick<ScreenKey, 'key' | 'cap' | 'does'>[]): readonly KeyRow[] {
  const rows: { caps: string[]; does: string }[] = [];
  for (const { key, cap, does } of keys) {
    const shown = cap ?? (key.length === 1 ? key.toUpperCase() : key);
    if (does !== null) rows.push({ caps: [shown], does });
    else rows.at(-1)?.caps.push(shown);
  }
  return rows;
}
