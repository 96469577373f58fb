/** How long, how much and how often: the bounds within which the infer process is trusted to be healthy. */
export interface ModelLimits {
  /** Loading one model, digest check included. */
  readonly loadMilliseconds: number;
  /** One request, loading left out. */
  readonly requestMilliseconds: number;
  /** How often a busy process is asked for a sign of life, and how long it may stay silent. */
  readonly heartbeatMilliseconds: number;
  readonly silenceMilliseconds: number;
  /** How long a cancelled request may go on before its process is ended. */
  readonly stopMilliseconds: number;
  /** After this time without a request the process is ended and its memory freed; 0 = never. */
  readonly idleMilliseconds: number;
  /** Resident memory at which the process is ended. */
  readonly memoryBytes: number;
  /** So many failures inside the window, and no new process is started until it has passed. */
  readonly failures: number;
  readonly failureWindowMilliseconds: number;
}

export const defaultModelLimits: ModelLimits = {
  loadMilliseconds: 120_000,
  requestMilliseconds: 600_000,
  heartbeatMilliseconds: 2_000,
  silenceMilliseconds: 20_000,
  stopMilliseconds: 2_000,
  idleMilliseconds: 900_000,
  memoryBytes: 6 * 1024 ** 3,
  failures: 5,
  failureWindowMilliseconds: 600_000,
};
