/** What people decided about a model, and what they can do with it next: test, approve, take out of use, go back. */
import { useState, type ReactNode } from 'react';
import type { ModelStatus, SiteView } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { heldWords, stageWords } from '../words/model-words.ts';
import { moment } from '../words/numbers.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { SiteTest } from './site-test.tsx';
import { SecondPerson } from './second-person.tsx';
import { UseDialog } from './use-dialog.tsx';

type OnModels = (models: readonly ModelStatus[]) => void;
type Asking = 'revoke' | 'lift' | 'rollback' | 'approve' | null;

export function Approval({ model, onModels }: { model: ModelStatus; onModels: OnModels }): ReactNode {
  const [asking, setAsking] = useState<Asking>(null);
  const close = (): void => {
    setAsking(null);
  };
  return (
    <>
      <Standing model={model} />
      {model.site !== null && <SiteTest model={model} onModels={onModels} />}
      <div className="sec row wraps">
        <Acts model={model} onAsk={setAsking} />
      </div>
      {model.site !== null && <SecondPerson model={model} onModels={onModels} />}
      {asking === 'approve' && <ApproveDialog model={model} onModels={onModels} onClose={close} />}
      {asking !== null && asking !== 'approve' && (
        <UseDialog act={asking} model={model} onModels={onModels} onClose={close} />
      )}
    </>
  );
}

function Standing({ model }: { model: ModelStatus }): ReactNode {
  const { revoked, site, heldFor } = model;
  if (revoked !== null)
    return (
      <Notice kind="person" title="Taken out of use">
        <p>
          {revoked.byName}, {moment(revoked.at)}: {revoked.reason}
        </p>
        <p>Rules and people do its work. What it made before stays, marked with its fingerprint.</p>
      </Notice>
    );
  if (heldFor !== null)
    return (
      <Notice kind="person" title={heldWords.word}>
        <p>It or the application changed. It is not used until the golden set has run without a difference.</p>
        <p>Meanwhile its work is done by: {heldFor}.</p>
      </Notice>
    );
  if (site === null) return null;
  const words = stageWords[site.stage];
  return (
    <Notice kind={site.stage === 'live' ? 'empty' : 'person'} title={words.word}>
      <p>{words.next}</p>
    </Notice>
  );
}

const verbs = {
  approve: { words: 'Approve it', icon: 'pen-line', look: 'main' },
  rollback: { words: 'Back to the version before', icon: 'refresh-cw', look: 'plain' },
  revoke: { words: 'Take out of use', icon: 'ban', look: 'plain' },
  lift: { words: 'Take back into use', icon: 'check', look: 'plain' },
} as const;

function Acts({ model, onAsk }: { model: ModelStatus; onAsk: (asking: Asking) => void }): ReactNode {
  return actsOf(model).map((act) => {
    const { words, icon, look } = verbs[act];
    return (
      <Button
        key={act}
        icon={icon}
        look={look}
        onPress={() => {
          onAsk(act);
        }}
      >
        {words}
      </Button>
    );
  });
}

function actsOf({ site, revoked }: ModelStatus): readonly (keyof typeof verbs)[] {
  const isSites = site?.from === 'site';
  const possible = {
    approve: site !== null && mayApprove(site),
    rollback: isSites && site.stage === 'live',
    revoke: revoked === null,
    lift: revoked !== null && !isSites,
  };
  return (['approve', 'rollback', 'revoke', 'lift'] as const).filter((act) => possible[act]);
}

/** One approval of this vault counts, and no second one. */
function mayApprove({ stage, approvals }: SiteView): boolean {
  return stage === 'tested' || (stage === 'half-approved' && !approvals.some(({ isOwn }) => isOwn));
}
