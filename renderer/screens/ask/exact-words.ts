/** A question in quotation marks asks for every mention of exact words. Pure. */

/** The words between the marks, or null when the text is a question. */
export function exactWords(text: string): string | null {
  const inside = /^\s*["“”„«»](.+)["“”„«»]\s*$/u.exec(text)?.[1]?.trim() ?? '';
  return inside === '' ? null : inside;
}
