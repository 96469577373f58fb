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
  const tail = size - anchored;
  const exact = (anchored / size) * 100;
  const larger = anchored > 0 && tail > 0 && 100 - exact < smallestTail;
  const broken = intactTo !== null && intactTo < size ? (intactTo / size) * 100 : null;
  const note =
    anchoredTo === null
      ? `${size.toLocaleString('en')} entries, unanchored`
      : tail === 0
        ? `anchored to entry ${(size - 1).toLocaleString('en')}`
        : `anchor at ${(anchored - 1).toLocaleString('en')}, then ${tail.toLocaleString('en')} unanchored${larger ? ', drawn larger' : ''}`;
  const breaks = broken === null ? '' : ` It stops holding at entry ${(intactTo ?? 0).toLocaleString('en')}.`;
  return {
    anchor: larger ? 100 - smallestTail : exact,
    broken,
    note,
    words: `Log from entry 0 to ${(size - 1).toLocaleString('en')}: ${note}.${breaks}`,
  };
}
