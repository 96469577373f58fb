/** The policies of the site, each with its state. */
import type { ReactNode } from 'react';
import type { PolicyStatus } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import type { IconName } from '../../theme/icons.ts';
import { policyLine, policyStateWords } from '../words/policy-words.ts';

type PolicyId = PolicyStatus['policy']['id'];

const icons: Readonly<Record<PolicyStatus['state'], IconName>> = {
  draft: 'circle-dashed',
  trained: 'clock',
  live: 'shield-check',
  off: 'ban',
};

export function PolicyList(props: {
  rows: readonly PolicyStatus[];
  chosen: PolicyId | null;
  onChoose: (id: PolicyId) => void;
}): ReactNode {
  const { rows, chosen, onChoose } = props;
  const at = rows.findIndex(({ policy }) => policy.id === chosen);
  const roving = useRoving(rows.length, at, (next) => {
    const row = rows[next];
    if (row !== undefined) onChoose(row.policy.id);
  });
  return (
    <table className="list policy-list" role="grid" aria-label="Policies" onKeyDown={roving.onKeyDown}>
      <tbody>
        {rows.map((row) => {
          const { policy, state } = row;
          const isCurrent = policy.id === chosen;
          const choose = (): void => {
            onChoose(policy.id);
          };
          return (
            <tr
              key={policy.id}
              data-item
              tabIndex={isCurrent ? 0 : -1}
              aria-selected={isCurrent}
              className={isCurrent ? 'is-current' : undefined}
              onClick={choose}
              onFocus={choose}
            >
              <td>
                <b className="strong cut line">{policy.name}</b>
                <span className="note cut line">
                  <Icon name={icons[state]} /> {policyStateWords[state]}, {policyLine(row)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
