/** Every place where exact words stand, not only the best ones: all of them, by document, with what was searched. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { Evidence, Mention } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { count } from '../words/numbers.ts';

export function Mentions({ text, onOpen }: { text: string; onOpen: (evidence: Evidence) => void }): ReactNode {
  const { matter } = useSession();
  const [typed, setTyped] = useState(text);
  const [wanted, setWanted] = useState(text);
  const found = useLoaded(
    'ask.mentions',
    matter === null || wanted.trim() === '' ? null : { matter: matter.id, text: wanted.trim() },
  );
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Every mention">
      <div className="answer">
        <h1>Every mention</h1>
        <form
          className="mention-form"
          onSubmit={(event) => {
            event.preventDefault();
            setWanted(typed);
          }}
        >
          <label className="field grow">
            <Icon name="text-search" />
            <span className="vh">Exact words</span>
            <input
              autoFocus={text === ''}
              maxLength={200}
              value={typed}
              placeholder="Exact words, a number, a name"
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          </label>
          <Button
            look="main"
            submit
            onPress={() => {
              setWanted(typed);
            }}
          >
            Find all
          </Button>
        </form>
        {wanted.trim() === '' ? (
          <p className="note">Finds every place where the words stand in the pages read, letter for letter.</p>
        ) : (
          <Shown of={found} what="every mention">
            {(value) => <Found {...value} text={wanted.trim()} onOpen={onOpen} />}
          </Shown>
        )}
      </div>
    </div>
  );
}

function Found(props: {
  mentions: readonly Mention[];
  pagesSearched: number;
  pagesTotal: number;
  text: string;
  onOpen: (evidence: Evidence) => void;
}): ReactNode {
  const { mentions, pagesSearched, pagesTotal, text, onOpen } = props;
  const searched = `Searched ${pagesSearched} of ${count(pagesTotal, 'page')}.`;
  if (mentions.length === 0) {
    return (
      <Notice kind="nothing" title={`“${text}” not found in the ${count(pagesSearched, 'page')} read`}>
        <p>{searched} Pages that could not be read may hold it.</p>
      </Notice>
    );
  }
  const names = [...new Set(mentions.map((mention) => mention.documentName))];
  return (
    <>
      <p className="note">
        {count(mentions.length, 'mention')} in {count(names.length, 'document')}. {searched}
      </p>
      {names.map((name) => (
        <section key={name} className="mention-group" aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {mentions
              .filter((mention) => mention.documentName === name)
              .map((mention, at) => (
                <li key={at} className="mention">
                  <p className="serif">
                    {mention.before}
                    <mark>{mention.evidence.quote}</mark>
                    {mention.after}
                  </p>
                  <button
                    type="button"
                    className="cite"
                    onClick={() => {
                      onOpen(mention.evidence);
                    }}
                  >
                    p {mention.evidence.span.page}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
