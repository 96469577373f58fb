/** Turns raw linear scores into probabilities as the head's file says. */
import type { HeadCalibration } from '../../contract/head.ts';

/** One probability in [0, 1] per score. With a temperature they add up to 1. */
export function calibrateScores(calibration: HeadCalibration, scores: Float64Array): Float64Array {
  if (calibration.kind === 'temperature') return softmax(scores, calibration.temperature);
  return scores.map((score, at) => sigmoid((calibration.slope[at] ?? 1) * score + (calibration.offset[at] ?? 0)));
}

/** softmax(score / temperature), safe against overflow. */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const top = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const powers = scores.map((score) => Math.exp((score - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The logistic function, safe against overflow. */
export function sigmoid(score: number): number {
  return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
}
