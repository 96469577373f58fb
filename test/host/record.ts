/** What the application asked of the host, for tests to look at. */
export interface Recorded {
  readonly what: string;
  readonly values: readonly unknown[];
}

export const recorded: Recorded[] = [];

export function record(what: string, ...values: unknown[]): void {
  recorded.push({ what, values });
}
