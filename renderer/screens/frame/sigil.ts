/** Two letters for a matter: the first letters of its first two real words. */
const small = new Set(['and', 'of', 'the', 'v', 'vs', 'for', 'in', 'und', 'der', 'die', 'das', 'y', 'de', 'la']);

export function sigil(name: string): string {
  const words = name.split(/[\s,./()-]+/u).filter((word) => word !== '' && !small.has(word.toLowerCase()));
  const letters = words.slice(0, 2).map((word) => Array.from(word).slice(0, 1).join(''));
  const shown =
    letters.length > 1
      ? letters.join('')
      : Array.from(words[0] ?? '?')
          .slice(0, 2)
          .join('');
  return shown.toUpperCase();
}
