/** The sentences of an answer. Each carries the numbers of its quotes and what the checker said. Written by a model, so never in serif. */
import type { ReactNode } from 'react';
import type { AnswerSentence } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { supportIcons, supportWords } from '../words/finding-words.ts';
import { numberOf, type NumberedSource } from './sources.ts';

export interface ClaimsProps {
  readonly sentences: readonly AnswerSentence[];
  readonly sources: readonly NumberedSource[];
  readonly current: number;
  readonly onPick: (number: number) => void;
}

export function Claims({ sentences, sources, current, onPick }: ClaimsProps): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <ol className="claims">
      {sentences.map((sentence, at) => {
        const numbers = [...new Set(sentence.citations.map((cited) => numberOf(sources, cited)))];
        return (
          <li key={at} className={numbers.includes(current) ? 'claim on' : 'claim'}>
            <p>
              {sentence.text}
              {numbers.map((number) => (
                <button
                  key={number}
                  type="button"
                  className={number === current ? 'ref on' : 'ref'}
                  aria-label={`Source ${number}`}
                  onClick={() => {
                    onPick(number);
                  }}
                >
                  {number}
                </button>
              ))}
            </p>
            <span className="sup">
              <Icon name={supportIcons[sentence.support]} />
              <span>{supportWords[sentence.support]}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
