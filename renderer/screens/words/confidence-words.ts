/** Confidence as a word and a count in 100. No percent sign, no decimals. */
import type { Confidence } from '../../bridge/types.ts';

export type ConfidenceWord = 'very low' | 'low' | 'fair' | 'high' | 'very high';

/** The word for a probability from 0 to 1. */
export function confidenceWord(probability: number): ConfidenceWord {
  const inHundred = Math.round(probability * 100);
  if (inHundred < 40) return 'very low';
  if (inHundred < 70) return 'low';
  if (inHundred < 85) return 'fair';
  return inHundred < 95 ? 'high' : 'very high';
}

/** From 1 to 99: no number of judged items makes a probability a certainty. */
export function inHundred(probability: number): string {
  return `${Math.min(99, Math.max(1, Math.round(probability * 100)))} in 100`;
}

export interface ConfidenceShown {
  readonly share: number | null;
  readonly word: string;
  readonly count: string;
  readonly note: string;
}

/** Uncalibrated confidence is said to be so: a raw score is not a frequency. */
export function confidenceShown({ raw, probability, samples }: Confidence): ConfidenceShown {
  if (probability !== null) {
    return {
      share: probability,
      word: capital(confidenceWord(probability)),
      count: inHundred(probability),
      note: `fitted on ${samples.toLocaleString('en')} judged items`,
    };
  }
  const score = raw === null ? '' : `, raw score ${Math.round(raw * 100)} of 100`;
  return { share: null, word: 'Not enough data yet', count: '', note: `not fitted to judged items${score}` };
}

/** How sure a document type is, in the words of the file list. */
export function typeWord(probability: number): string {
  if (probability >= 0.9) return 'very likely';
  if (probability >= 0.7) return 'likely';
  return 'unsure';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
