/** The self-check in words: what was checked, what it found. */
import type { ReactNode } from 'react';
import type { Loading } from '../../bridge/use-loaded.ts';
import type { Health } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Shown } from '../shown.tsx';
import { healthSentence, healthTitles, healthWords } from '../words/model-words.ts';

export function HealthPane({ health }: { health: Loading<Health> }): ReactNode {
  return (
    <aside className="pane panel" aria-label="Self-check">
      <div className="head short">
        <h2 className="grow">Self-check</h2>
        <Button look="quiet" icon="refresh-cw" keys={['T']} onPress={health.reload}>
          Check again
        </Button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Result of the self-check">
        <Shown of={health} what="the self-check">
          {(value) => (
            <>
              <p className="sec health-sentence">{healthSentence[value.status]}</p>
              <ul className="health">
                {value.lines.map((line, at) => (
                  <li key={at} className={`health-line health-${line.status}`}>
                    <Icon name={healthWords[line.status].icon} />
                    <div className="grow">
                      <b className="strong">{healthTitles[line.check]}</b>
                      <span className="q2">, {healthWords[line.status].word}</span>
                      <p className="q2">{line.detail}</p>
                    </div>
                  </li>
                ))}
              </ul>
              <p className="note list-note">Cloister {value.version}</p>
            </>
          )}
        </Shown>
      </div>
    </aside>
  );
}
