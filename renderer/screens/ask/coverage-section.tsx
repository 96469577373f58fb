/** What an answer rests on: pages searched, unreadable ones by name, and each exact term with its mentions. */
import type { ReactNode } from 'react';
import type { Answer, DocumentRecord } from '../../bridge/types.ts';
import { coverageSentence } from '../words/answer-words.ts';
import { count } from '../words/numbers.ts';
import { stripOf, type Bar } from './strip.ts';

export function CoverageSection(props: {
  answer: Answer;
  documents: readonly DocumentRecord[];
  onTerm: (term: string) => void;
}): ReactNode {
  const { answer, documents, onTerm } = props;
  const { coverage } = answer;
  const bars = stripOf(answer, documents);
  const used = bars.filter((bar) => bar === 'used').length;
  return (
    <section className="coverage" aria-label="Coverage">
      <h2>{coverageSentence(coverage)}</h2>
      {bars.length > 0 && (
        <div
          className="strip"
          role="img"
          aria-label={`The pages in order: ${count(used, 'place')} used, ${coverage.unreadable.length} unreadable`}
        >
          {bars.map((bar, at) => (
            <i key={at} className={classes[bar]} />
          ))}
        </div>
      )}
      <div className="key note">
        <span>
          <i className="key-used" />
          used, tall
        </span>
        {coverage.unreadable.length > 0 && (
          <span>
            <i className="key-bad" />
            unreadable, striped: {unreadableWords(coverage.unreadable, documents)}
          </span>
        )}
      </div>
      {coverage.terms.length > 0 && (
        <p className="terms note">
          Exact words looked for:{' '}
          {coverage.terms.map(({ term, mentions }) => (
            <button
              key={term}
              type="button"
              className="term"
              onClick={() => {
                onTerm(term);
              }}
            >
              {term}, {count(mentions, 'mention')}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

const classes: Readonly<Record<Bar, string>> = { plain: '', used: 'u', unreadable: 'b' };
const named = 3;

function unreadableWords(places: Answer['coverage']['unreadable'], documents: readonly DocumentRecord[]): string {
  const names = places.slice(0, named).map(({ document, page }) => {
    const name = documents.find((one) => one.id === document)?.name ?? 'a document';
    return page === 0 ? name : `${name} page ${page}`;
  });
  return places.length > named ? `${names.join(', ')} and ${places.length - named} more` : names.join(', ');
}
