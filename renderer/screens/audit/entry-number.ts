/** The entry that a search asks for by its number: `41,200`, `41200` or `#41200`; null for any other search. Pure. */
export function entryNumber(typed: string): number | null {
  if (!/^#?\d{1,3}(,?\d{3})*$|^#?\d+$/u.test(typed)) return null;
  const number = Number(typed.replaceAll(/[#,]/gu, ''));
  return Number.isSafeInteger(number) ? number : null;
}
