/** Policies: what the site does not want in its documents. People mark passages, a small head learns, a person approves. */
import { useState, type ReactNode } from 'react';
import { useLoaded, valueOr } from '../../bridge/use-loaded.ts';
import type { PolicyStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { useChosen } from '../use-chosen.ts';
import { CheckMatter } from './check-matter.tsx';
import { Learning } from './learning.tsx';
import { NewPolicy } from './new-policy.tsx';
import { PolicyList } from './policy-list.tsx';
import { PolicyPane } from './policy-pane.tsx';

export function PoliciesScreen(): ReactNode {
  const { matter } = useSession();
  const policies = useLoaded('policy.list', {});
  const rows = valueOr(policies.loaded, []);
  const { current, choose } = useChosen(rows, ({ policy }) => policy.id);
  const [isNew, setIsNew] = useState(false);
  const change = (after: PolicyStatus): void => {
    policies.patch((all) => all.map((one) => (one.policy.id === after.policy.id ? after : one)));
  };
  return (
    <main className="court policies-court">
      <section className="pane" aria-label="Policies">
        <ListHead onNew={setIsNew} />
        <div className="scroll" tabIndex={-1}>
          {matter !== null && rows.some(({ state }) => state === 'live') && <CheckMatter matter={matter.id} />}
          <Shown of={policies} what="the policies">
            {(all) =>
              all.length === 0 ? (
                <NoPolicy />
              ) : (
                <PolicyList rows={all} chosen={current?.policy.id ?? null} onChoose={choose} />
              )
            }
          </Shown>
          {matter !== null && <Learning key={matter.id} matter={matter} onChanged={policies.reload} />}
        </div>
      </section>
      {current !== null && (
        <PolicyPane key={`${current.policy.id} ${matter?.id ?? ''}`} status={current} onChange={change} />
      )}
      {isNew && (
        <NewPolicy
          onClose={() => {
            setIsNew(false);
          }}
          onMade={({ policy }) => {
            policies.reload();
            choose(policy.id);
          }}
        />
      )}
    </main>
  );
}

function ListHead({ onNew }: { onNew: (isNew: true) => void }): ReactNode {
  const refusal = useRefusal();
  return (
    <header className="head">
      <h1>Policies</h1>
      <span className="grow" />
      <Button
        look="main"
        icon="plus"
        refused={refusal}
        onPress={() => {
          onNew(true);
        }}
      >
        New policy
      </Button>
    </header>
  );
}

function NoPolicy(): ReactNode {
  return (
    <Notice kind="empty" title="No policy yet">
      <p>
        A policy is something that must not stand in a document unseen, for example a personal guarantee. You mark about
        twenty passages, ten that break it and ten that do not. It is trained here in seconds, measured on passages left
        out, and does nothing until you approve it.
      </p>
    </Notice>
  );
}
