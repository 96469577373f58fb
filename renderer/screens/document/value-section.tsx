/** The value under decision; for a conflict its sides to choose between, none of them preselected. */
import type { ReactNode } from 'react';
import type { Finding } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { assertionWords } from '../words/finding-words.ts';
import { valueParts, valueText } from '../words/value-words.ts';
import { choicesOf, type Choice } from './choices.ts';
import type { ReviewItem } from './finding-groups.ts';
import { isQuotedClause } from './shown-value.ts';

export function ValueSection(props: {
  item: ReviewItem;
  chosen: number | null;
  onChoice: (position: number) => void;
}): ReactNode {
  const { item, chosen, onChoice } = props;
  const choices = choicesOf(item.finding);
  if (choices.length > 0) {
    return (
      <div className="sec">
        <Choices choices={choices} chosen={chosen} onChoice={onChoice} />
      </div>
    );
  }
  if (item.finding.value === null) return null;
  return isQuotedClause(item.finding) ? (
    <div className="sec">
      <p className="note">The value is the marked words.</p>
    </div>
  ) : (
    <div className="sec">
      <Value finding={item.finding} />
    </div>
  );
}

function Value({ finding }: { finding: Finding }): ReactNode {
  const parts = valueParts(finding.value);
  const normalised = valueText(finding.normalised);
  const differs = normalised !== '' && normalised !== valueText(finding.value);
  return (
    <>
      {parts === null ? (
        <p className="value">{valueText(finding.value)}</p>
      ) : (
        <dl className="kv">
          {parts.map((part) => (
            <Part key={part.name} name={part.name} text={part.text} />
          ))}
        </dl>
      )}
      {differs && <p className="note">in standard form: {normalised}</p>}
      {finding.assertion !== null && finding.assertion !== 'affirmed' && (
        <p className="note">the text says: {assertionWords[finding.assertion]}</p>
      )}
    </>
  );
}

function Part({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text === '' ? <span className="q3">not written</span> : <b className="strong">{text}</b>}</dd>
    </>
  );
}

function Choices(props: {
  choices: readonly Choice[];
  chosen: number | null;
  onChoice: (position: number) => void;
}): ReactNode {
  const { choices, chosen, onChoice } = props;
  const roving = useRoving(choices.length, chosen ?? 0, onChoice);
  return (
    <div className="choices" role="radiogroup" aria-label="Which value is right" onKeyDown={roving.onKeyDown}>
      {choices.map((choice, at) => (
        <button
          key={at}
          type="button"
          data-item
          role="radio"
          aria-checked={at === chosen}
          tabIndex={at === (chosen ?? 0) ? 0 : -1}
          className={at === chosen ? 'choice on' : 'choice'}
          onClick={() => {
            onChoice(at);
          }}
        >
          <span className="row">
            <kbd aria-hidden="true">{at + 1}</kbd>
            <span className="serif grow cut">
              {choice.evidence !== null && <mark className={at > 0 ? 'b' : undefined}>{choice.evidence.quote}</mark>}
            </span>
            {at === chosen && (
              <b className="row strong note chosen">
                <Icon name="check" />
                chosen
              </b>
            )}
          </span>
          <span className="v">{choice.text}</span>
          {choice.evidence !== null && <span className="note">page {choice.evidence.span.page}</span>}
        </button>
      ))}
    </div>
  );
}
