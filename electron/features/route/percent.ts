/** A share in words: whole or half per cent, as errors are stated. */
export function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}
