/** The corrected value in its own shape, and the document's own words for it. Words selected on the page can be taken over. */
import { useId, type ReactNode } from 'react';
import type { FindingValue } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { fieldsOfValue } from './value-form.ts';

export function CorrectionFields(props: {
  value: FindingValue | null;
  texts: Readonly<Record<string, string>>;
  onTexts: (texts: Readonly<Record<string, string>>) => void;
  quote: string;
  onQuote: (quote: string) => void;
}): ReactNode {
  const { value, texts, onTexts, quote, onQuote } = props;
  const id = useId();
  return (
    <>
      {fieldsOfValue(value).map((field, at) => (
        <div key={field.key} className="question">
          <label htmlFor={`${id}-${field.key}`}>{field.label}</label>
          <div className="field">
            <input
              id={`${id}-${field.key}`}
              autoFocus={at === 0}
              value={texts[field.key] ?? ''}
              onChange={(event) => {
                onTexts({ ...texts, [field.key]: event.target.value });
              }}
            />
          </div>
        </div>
      ))}
      <div className="question">
        <label htmlFor={`${id}-quote`}>The document’s own words, if the value is not written so</label>
        <div className="field">
          <input
            id={`${id}-quote`}
            className="serif"
            maxLength={2000}
            value={quote}
            placeholder="Left empty, the value itself is looked for"
            onChange={(event) => {
              onQuote(event.target.value);
            }}
          />
        </div>
        <Button
          look="quiet"
          icon="quote"
          onPress={() => {
            onQuote(selectedWords());
          }}
        >
          Take the words selected on the page
        </Button>
      </div>
    </>
  );
}

function selectedWords(): string {
  return (window.getSelection()?.toString() ?? '').replaceAll(/\s+/gu, ' ').trim();
}
