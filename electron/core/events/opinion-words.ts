/** What a hop says of somebody who was asked: whether it agrees and to what, or why it could not be asked. */
export function opinionWords(
  { probability, why = '' }: { readonly probability: number | null; readonly why?: string },
  agrees: boolean,
  what: string,
): string {
  if (probability === null) return `could not be asked: ${why}`;
  return `${agrees ? 'agrees' : 'does not agree'}: ${what}`;
}
