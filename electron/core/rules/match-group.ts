/** The words of a named group of a match; empty when the group took no part. */
export function group(match: RegExpExecArray, name: string): string {
  return match.groups?.[name] ?? '';
}
