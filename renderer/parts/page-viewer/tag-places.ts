/** Heights of the number tags in the margin: beside their marks, moved down where two would cover each other. Pure. */

export interface TagWish {
  readonly owner: string;
  /** Wished top edge in px. */
  readonly y: number;
}

export function tagPlaces(wishes: readonly TagWish[], height: number): readonly TagWish[] {
  const placed: TagWish[] = [];
  let free = 0;
  for (const wish of [...wishes].sort((a, b) => a.y - b.y)) {
    const y = Math.max(wish.y, free);
    placed.push({ owner: wish.owner, y });
    free = y + height;
  }
  return placed;
}
