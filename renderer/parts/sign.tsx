/** The ten state signs. Hollow: a machine found it. Solid: a person decided it. The word stands beside the sign or in its accessible name. */
import type { ReactNode } from 'react';

export type SignName =
  'found' | 'absent' | 'conflict' | 'illegible' | 'untried' | 'person' | 'accepted' | 'corrected' | 'auto' | 'rejected';

const ring = <circle cx="8" cy="8" r="6.2" />;

const drawings: Readonly<Record<SignName, ReactNode>> = {
  found: (
    <>
      {ring}
      <circle className="f" cx="8" cy="8" r="2.2" />
    </>
  ),
  absent: (
    <>
      {ring}
      <path d="M3.8 12.2 12.2 3.8" />
    </>
  ),
  conflict: <path d="M8 1.2 14.8 8 8 14.8 1.2 8ZM5.3 6.6h5.4M5.3 9.4h5.4M9.3 4.9 6.7 11.1" />,
  illegible: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="1" />
      <path d="M2.5 8 8 2.5M2.5 13.5 13.5 2.5M8 13.5 13.5 8" />
    </>
  ),
  untried: <circle cx="8" cy="8" r="6.2" strokeDasharray="2.2 2.67" />,
  person: (
    <>
      <path d="M8 1.8 15 14H1ZM8 6.2v3.6" />
      <circle className="f" cx="8" cy="11.9" r=".95" />
    </>
  ),
  accepted: (
    <>
      <circle className="f" cx="8" cy="8" r="7" />
      <path className="k" d="m4.8 8.2 2.2 2.3 4.2-4.7" />
    </>
  ),
  corrected: (
    <>
      <rect className="f" x="1.3" y="1.3" width="13.4" height="13.4" rx="2" />
      <path className="k" d="m4.6 11.4.5-2.1 5-5 1.6 1.6-5 5Z" />
    </>
  ),
  auto: (
    <>
      {ring}
      <path d="m5.1 8.2 2 2.1 3.8-4.3" />
    </>
  ),
  rejected: (
    <>
      <path className="f" d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" />
      <path className="k" d="m5.4 5.4 5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
};

/** The bare sign in its colour; the caller writes the word. */
export function Sign({ name }: { name: SignName }): ReactNode {
  return (
    <span className={`st st-${name}`}>
      <svg className="s" viewBox="0 0 16 16" aria-hidden="true">
        {drawings[name]}
      </svg>
    </span>
  );
}

/** Sign and word together; `chip` gives it a tinted ground. */
export function SignWord({ name, word, chip = false }: { name: SignName; word: ReactNode; chip?: boolean }): ReactNode {
  return (
    <span className={`sign st st-${name}${chip ? ' chip' : ''}`}>
      <svg className="s" viewBox="0 0 16 16" aria-hidden="true">
        {drawings[name]}
      </svg>
      <span>{word}</span>
    </span>
  );
}
