/** Settings and health: each setting with who fixed it, and what the self-check says. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { Failure, SettingView, Settings } from '../../bridge/types.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { HealthPane } from './health-pane.tsx';
import { PolicySection } from './policy-section.tsx';
import { SettingRow } from './setting-row.tsx';
import { settingGroups } from './setting-groups.ts';

export function SettingsScreen(): ReactNode {
  const { ask, settings, settingViews, policy, changeSettings } = useSession();
  const refusal = useRefusal();
  const health = useLoaded('health.check', {});
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = async (part: Partial<Settings>): Promise<void> => {
    const result = await ask('settings.change', part);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) changeSettings(result.value);
  };
  useScreenKeys('settings', [{ key: 't', does: 'check again', run: health.reload }]);
  return (
    <main className="court settings-court">
      <header className="head top">
        <h1>Settings</h1>
        <span className="q2 cut">for this machine; every change is an entry in the log</span>
      </header>
      <section className="pane" aria-label="Settings">
        <div className="scroll" tabIndex={-1}>
          {failure !== null && <FailureNotice failure={failure} />}
          {policy !== null && <PolicySection policy={policy} />}
          {settings === null ? (
            <p className="note fetching">Fetching the settings.</p>
          ) : (
            settingGroups(settingViews).map((group) => (
              <Group
                key={group.title}
                title={group.title}
                views={group.views}
                settings={settings}
                refused={refusal}
                onChange={(part) => void change(part)}
              />
            ))
          )}
        </div>
      </section>
      <HealthPane health={health} />
    </main>
  );
}

function Group(props: {
  title: string;
  views: readonly SettingView[];
  settings: Settings;
  refused: string | null;
  onChange: (part: Partial<Settings>) => void;
}): ReactNode {
  const { title, views, settings, refused, onChange } = props;
  return (
    <section className="setting-group" aria-label={title}>
      <h2 className="cap">{title}</h2>
      {views.map((view) => (
        <SettingRow key={view.key} view={view} settings={settings} refused={refused} onChange={onChange} />
      ))}
    </section>
  );
}
