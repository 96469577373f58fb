/** One state of a list or panel in words: what happened, what was kept, the one next action. No picture instead of words. */
import type { ReactNode } from 'react';
import type { IconName } from '../theme/icons.ts';
import { Icon } from './icon.tsx';
import { Sign, type SignName } from './sign.tsx';

export type NoticeKind = 'empty' | 'nothing' | 'person' | 'error' | 'blocked' | 'log';

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, the main one first. */
  readonly actions?: ReactNode;
  /** For IT. */
  readonly code?: string | undefined;
}

const signs: Partial<Record<NoticeKind, SignName>> = { nothing: 'absent', person: 'person' };
const icons: Partial<Record<NoticeKind, IconName>> = {
  error: 'triangle-alert',
  blocked: 'octagon-alert',
  log: 'triangle-alert',
};

export function Notice({ kind, title, children, actions, code }: NoticeProps): ReactNode {
  const sign = signs[kind];
  const icon = icons[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' || kind === 'log' ? 'alert' : undefined}>
      <p className="notice-title">
        {sign !== undefined && <Sign name={sign} />}
        {icon !== undefined && <Icon name={icon} />}
        <span>{title}</span>
      </p>
      {children !== undefined && <div className="notice-body">{children}</div>}
      {code !== undefined && (
        <p className="q2">
          Code for IT: <span className="mono">{code}</span>
        </p>
      )}
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
