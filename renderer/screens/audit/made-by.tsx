/** What made an inference, by digest. */
import type { ReactNode } from 'react';
import type { AuditEvent } from '../../bridge/types.ts';
import { shortHash, took } from '../words/numbers.ts';

export function MadeBy({ ai }: { ai: NonNullable<AuditEvent['ai']> }): ReactNode {
  return (
    <div className="sec">
      <h3>What made it</h3>
      <dl className="kv">
        <dt>Specialist</dt>
        <dd>{ai.specialist}</dd>
        <dt>Model</dt>
        <dd className="hash" title={ai.model?.sha256}>
          {ai.model === null ? 'no model, rules only' : `${ai.model.id} · ${shortHash(ai.model.sha256)}`}
        </dd>
        {ai.adapters.map((adapter) => (
          <Adapter key={adapter.sha256} text={`${adapter.id} · ${shortHash(adapter.sha256)}, scale ${adapter.scale}`} />
        ))}
        <dt>Instructions</dt>
        <dd className="hash">
          {ai.template === null
            ? 'none'
            : `${ai.template.id}@${ai.template.version} · ${shortHash(ai.template.sha256)}`}
        </dd>
        <dt>Seed</dt>
        <dd>{ai.sampler === null ? 'none, nothing is drawn by chance' : ai.sampler.seed}</dd>
        <dt>Took</dt>
        <dd>{took(ai.usage.milliseconds)}</dd>
      </dl>
    </div>
  );
}

function Adapter({ text }: { text: string }): ReactNode {
  return (
    <>
      <dt>Adapter</dt>
      <dd className="hash">{text}</dd>
    </>
  );
}
