/** Identifiers, hashes and times of the fake window: readable, and of the shape that the contract demands. */
import type {
  AnswerId,
  Commitment,
  DecisionId,
  DocumentId,
  FindingId,
  JobId,
  MatterId,
  RunId,
  Sha256,
  UserId,
  UtcTime,
} from '../../../electron/contract/ids.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function id(prefix: string, n: number): string {
  let rest = n;
  let text = '';
  for (let at = 0; at < 6; at += 1) {
    text += digits.charAt((rest * 7 + at * 11 + n) % 32);
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${text}7F3AKQ${digits.charAt(n % 32)}${digits.charAt(Math.floor(n / 32) % 32)}${digits.charAt(Math.floor(n / 1024) % 32)}`;
}

export const matterId = (n: number): MatterId => id('m', n) as MatterId;
export const documentId = (n: number): DocumentId => id('d', n) as DocumentId;
export const findingId = (n: number): FindingId => id('f', n) as FindingId;
export const answerId = (n: number): AnswerId => id('a', n) as AnswerId;
export const decisionId = (n: number): DecisionId => id('dec', n) as DecisionId;
export const runId = (n: number): RunId => id('r', n) as RunId;
export const jobId = (n: number): JobId => id('j', n) as JobId;
export const userId = id('u', 1) as UserId;

/** 64 hexadecimal digits that differ for different words. */
export function fakeHash(words: string): Sha256 & Commitment {
  let state = 2_166_136_261;
  let hex = '';
  for (let at = 0; hex.length < 64; at += 1) {
    state = Math.imul(state ^ words.charCodeAt(at % words.length), 16_777_619) + at;
    hex += (state >>> 0).toString(16).padStart(8, '0');
  }
  return hex.slice(0, 64) as Sha256 & Commitment;
}

/** `minutes` before a fixed morning. */
export function timeBefore(minutes: number): UtcTime {
  return new Date(Date.UTC(2026, 10, 22, 8, 44, 2) - minutes * 60_000).toISOString() as UtcTime;
}
