/** Capitals as words: "UNITED STATES DISTRICT COURT" → "United States District Court". */
export function plainCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) =>
      /^(?:of|the|for|and|at)$/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    );
}
