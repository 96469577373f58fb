/** Rules that ran on a finding, and the checker's verdict. Line icons only: signs are for states. */
import type { ReactNode } from 'react';
import type { Check } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../theme/icons.ts';
import { capital } from '../words/confidence-words.ts';
import { checkWords, supportIcons, supportWords } from '../words/finding-words.ts';
import type { ReviewItem } from './finding-groups.ts';

const icons: Readonly<Record<Check['verdict'], IconName>> = {
  passed: 'check',
  failed: 'octagon-x',
  'not-applicable': 'circle-dashed',
};

export function Checks({ item }: { item: ReviewItem }): ReactNode {
  const { checks, support } = item.finding;
  return (
    <div className="sec">
      <h3>Checks</h3>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.rule} className={check.verdict === 'failed' ? 'danger' : 'q2'}>
            <Icon name={icons[check.verdict]} />
            <span className="grow">
              {capital(check.rule.replaceAll('-', ' '))}: {checkWords[check.verdict]}
              {check.detail !== '' && <span className="note line">{check.detail}</span>}
            </span>
            <span className="note">rule, no model</span>
          </li>
        ))}
        <li className={support === 'contradicted' ? 'danger' : 'q2'}>
          <Icon name={supportIcons[support]} />
          <span>{capital(supportWords[support])}</span>
        </li>
      </ul>
    </div>
  );
}
