/** A key that counts from now on: compared with the one that its owner gave, then taken in. */
import { useState, type ReactNode } from 'react';
import type { Failure } from '../bridge/types.ts';
import type { IconName } from '../theme/icons.ts';
import { ActForm } from './act-form.tsx';
import { useRefusal } from './session.tsx';
import { TextQuestion } from './text-question.tsx';

export interface KeyFormProps {
  /** Heading, and the name of the section. */
  readonly title: string;
  readonly name: string;
  /** What stands above the key. */
  readonly children?: ReactNode;
  readonly label: string;
  readonly note: string;
  /** A key that a file asked for. */
  readonly proposed?: string;
  readonly icon: IconName;
  readonly verb: string;
  /** What stands on the button while something is missing. */
  readonly missing: (key: string) => string | null;
  readonly take: (key: string) => Promise<Failure | null>;
}

export function KeyForm(props: KeyFormProps): ReactNode {
  const { title, name, children, label, note, proposed = '', icon, verb, missing, take } = props;
  const refusal = useRefusal();
  const [typed, setTyped] = useState(proposed);
  const [taken, setTaken] = useState<string | null>(null);
  const key = typed.trim();
  const act = async (): Promise<Failure | null> => {
    const failure = await take(key);
    setTaken(failure === null ? key : null);
    if (failure === null) setTyped('');
    return failure;
  };
  return (
    <section className="question" aria-label={name}>
      <h3>{title}</h3>
      <ActForm isPart look="plain" icon={icon} verb={verb} refused={refusal ?? missing(key)} act={act}>
        {children}
        <TextQuestion label={label} value={typed} note={note} onChange={setTyped} />
      </ActForm>
      {taken !== null && (
        <p role="status" className="anchor-key">
          Counts from now on: <span className="mono">{taken}</span>
        </p>
      )}
    </section>
  );
}
