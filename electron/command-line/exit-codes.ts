/** Exit codes of `cloister`, and which failure ends with which. A promise to scripts. */
import type { FailureCode } from '../contract/failure.ts';

export const exitCodes = {
  done: 0,
  someFailed: 1,
  usage: 2,
  locked: 3,
  logRefuses: 4,
  model: 5,
  policy: 6,
  cancelled: 130,
} as const;

const byFailure: Partial<Readonly<Record<FailureCode, number>>> = {
  invalid: exitCodes.usage,
  'not-found': exitCodes.usage,
  'wrong-secret': exitCodes.locked,
  'vault-locked': exitCodes.locked,
  'vault-missing': exitCodes.locked,
  'vault-damaged': exitCodes.locked,
  'log-unavailable': exitCodes.logRefuses,
  'log-tampered': exitCodes.logRefuses,
  'model-missing': exitCodes.model,
  'model-altered': exitCodes.model,
  'model-failed': exitCodes.model,
  'no-approved-model': exitCodes.model,
  'not-allowed': exitCodes.policy,
  'on-hold': exitCodes.policy,
  cancelled: exitCodes.cancelled,
};

/** Failures that have no code of their own end with 1: something was not done, and it was said what. */
export function exitCodeOf(failure: FailureCode): number {
  return byFailure[failure] ?? exitCodes.someFailed;
}
