/** The policy of the site: which is in force, its hash, its rules, and what is wrong with its file. */
import type { ReactNode } from 'react';
import type { PolicyView } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';

export function PolicySection({ policy }: { policy: PolicyView }): ReactNode {
  const { names, sha256, rules, problems } = policy;
  return (
    <section className="setting-group" aria-label="Policy of the site">
      <h2 className="cap">Policy of the site</h2>
      {problems.length > 0 && (
        <Notice kind="blocked" title="A policy file cannot be used as written">
          <p>{problems.join(' ')} The strictest rules hold until IT mends the file. Then lock and unlock.</p>
        </Notice>
      )}
      {names.length === 0 ? (
        <p className="q2">
          No policy is installed on this machine. What stands below is for the people here to choose.
        </p>
      ) : (
        <>
          <p className="row">
            <Icon name="lock" />
            <span>In force since this sign-in: {names.join(', ')}</span>
          </p>
          <p className="note">
            SHA-256 <span className="mono policy-hash">{sha256}</span>; it stands in every entry of the log.
          </p>
          <ul className="policy-rules">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
