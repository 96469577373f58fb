/** Places on the ruler in percent of its width. A short unanchored tail is drawn larger than it is, and says so. Pure. */
export interface RulerShape {
  /** Where the anchored part ends. */
  readonly anchor: number;
  /** Where the log stops holding, or null. */
  readonly broken: number | null;
  readonly note: string;
  readonly words: string;
}

const smallestTail = 6.5;

/** `anchoredTo` and `intactTo` count entries from the first. */
export function rulerOf(size: number, anchoredTo: number | null, intactTo: number | null): RulerShape {
  const anchored = anchoredTo ?? 0;
  const exact = (anchored / size) * 100;
  const larger = anchored > 0 && anchored < size && 100 - exact < smallestTail;
  const broken = intactTo !== null && intactTo < size ? intactTo : null;
  const note = noteOf(size, anchoredTo, larger);
  const breaks = broken === null ? '' : ` It stops holding at entry ${shown(broken)}.`;
  return {
    anchor: larger ? 100 - smallestTail : exact,
    broken: broken === null ? null : (broken / size) * 100,
    note,
    words: `Log from entry 0 to ${shown(size - 1)}: ${note}.${breaks}`,
  };
}

function noteOf(size: number, anchoredTo: number | null, larger: boolean): string {
  if (anchoredTo === null) return `${shown(size)} entries, unanchored`;
  if (anchoredTo >= size) return `anchored to entry ${shown(size - 1)}`;
  const tail = `${shown(size - anchoredTo)} unanchored${larger ? ', drawn larger' : ''}`;
  return `anchor at ${shown(anchoredTo - 1)}, then ${tail}`;
}

function shown(n: number): string {
  return n.toLocaleString('en');
}
