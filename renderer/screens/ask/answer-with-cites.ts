/** An answer as plain text for the clipboard: each sentence with its numbers, then the quotes. Sentences set apart are not in it. Pure. */
import type { Answer } from '../../bridge/types.ts';
import { coverageSentence } from '../words/answer-words.ts';
import { numberOf, type NumberedSource } from './sources.ts';

export function answerWithCites(
  answer: Answer,
  sources: readonly NumberedSource[],
  nameOf: (document: string) => string,
): string {
  const sentences = answer.sentences.map(
    (one) => `${one.text} ${one.citations.map((cited) => `[${numberOf(sources, cited)}]`).join('')}`,
  );
  const quotes = sources.map(
    ({ number, evidence }) => `[${number}] “${evidence.quote}” (${nameOf(evidence.document)}, p ${evidence.span.page})`,
  );
  return [answer.question, '', ...sentences, '', ...quotes, '', `${coverageSentence(answer.coverage)}.`].join('\n');
}
