/** Plays back kept traces under a budget of written tokens: plain majority against filtering by confidence with early stop. Pure. */
import {
  confidenceVote,
  isSettled,
  majorityVote,
  type Trace,
  type Vote,
} from '../../../electron/core/confidence/confidence-vote.ts';
import { shouldStop, stopThreshold, type StopRule } from '../../../electron/core/confidence/early-stop.ts';
import { lowestGroup } from '../../../electron/core/confidence/group-confidence.ts';

export interface KeptTrace {
  readonly answer: string;
  /** Confidence of each written token. */
  readonly steps: readonly number[];
}

export interface Replayed extends Vote {
  /** Tokens written, those of stopped traces among them. */
  readonly tokens: number;
  readonly stopped: number;
}

export interface DeepOptions {
  readonly window: number;
  /** Share of traces that may pass and vote. */
  readonly keep: number;
  /** Whole traces that are written before any is stopped. */
  readonly warmUp: number;
  readonly consensus: number;
}

/** Traces in order until the next one would not fit the budget; at least one. */
export function replayMajority(traces: readonly KeptTrace[], budget: number): Replayed {
  let tokens = 0;
  const used: Trace[] = [];
  for (const { answer, steps } of traces) {
    if (used.length > 0 && tokens + steps.length > budget) break;
    tokens += steps.length;
    used.push({ answer, confidence: 1 });
  }
  return { ...majorityVote(used), tokens, stopped: 0 };
}

/** The online form: warm-up, then traces that are stopped where they get unsure, until the vote is settled or the budget spent. */
export function replayConfident(traces: readonly KeptTrace[], budget: number, options: DeepOptions): Replayed {
  const { window, keep, warmUp, consensus } = options;
  const lowest = traces.slice(0, warmUp).map(({ steps }) => lowestGroup(steps, window));
  const rule = { window, threshold: stopThreshold(lowest, keep) };
  const used: Written[] = [];
  for (const [at, trace] of traces.entries()) {
    const next = writeUnder(trace, rule, at < warmUp);
    const spent = total(used) + next.tokens > budget && used.length > 0;
    if (spent || (at >= warmUp && isSettled(confidenceVote(used, 1), consensus))) break;
    used.push(next);
  }
  return {
    ...confidenceVote(used, 1),
    tokens: total(used),
    stopped: used.filter((one) => one.stopped).length,
  };
}

interface Written extends Trace {
  readonly tokens: number;
  readonly stopped: boolean;
}

/** A warm-up trace is written to its end and may still be too unsure to vote. */
function writeUnder({ answer, steps }: KeptTrace, rule: StopRule, isWarmUp: boolean): Written {
  const tokens = isWarmUp ? steps.length : stopOf(steps, rule);
  const lowest = lowestGroup(steps, rule.window);
  const stopped = tokens < steps.length;
  const votes = !stopped && (!isWarmUp || lowest >= rule.threshold);
  return { answer: votes ? answer : null, confidence: Math.max(lowest, Number.MIN_VALUE), tokens, stopped };
}

function total(used: readonly Written[]): number {
  return used.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** Tokens written until the rule stops the trace, or all of them. */
function stopOf(steps: readonly number[], rule: StopRule): number {
  const at = steps.findIndex((_, index) => shouldStop(steps.slice(0, index + 1), rule));
  return at < 0 ? steps.length : at + 1;
}
