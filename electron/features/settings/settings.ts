/** Settings of this machine: read with defaults, changed only after the change is in the log. */
import type { EventActor } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { Settings, defaultSettings } from '../../contract/settings.ts';
import { boundedSettings, type BoundedSetting, type PolicyInForce } from '../../contract/site-policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { isStricter } from '../../core/site-policy/policy-in-force.ts';
import { tightened } from '../../core/site-policy/tightened.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';

const key = 'settings';

/** Some settings; what is undefined or left out stays as it is. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** What is in force. A stored value that no longer fits its schema falls back to the default of that setting. */
export async function readSettings(record: Pick<RecordStore, 'setting'>): Promise<Settings> {
  const stored = Settings.partial().safeParse((await record.setting(key)) ?? {});
  return { ...defaultSettings, ...(stored.success ? withoutUndefined(stored.data) : {}) };
}

/** What a person chose, tightened by the policy of the site. */
export async function settingsInForce(
  record: Pick<RecordStore, 'setting'>,
  policy: Pick<PolicyInForce, 'bounds'>,
): Promise<Settings> {
  return tightened(await readSettings(record), policy);
}

/** Changes some settings; returns what is in force then. Fails with `not-allowed` (looser than the policy: the subject says which and by whom),
 *  `log-unavailable`. */
export async function changeSettings(
  change: SettingsChange,
  needs: {
    readonly record: RecordStore;
    readonly ledger: Ledger;
    readonly actor: EventActor;
    readonly policy: Pick<PolicyInForce, 'bounds'>;
  },
): Promise<Settings> {
  refuseLooser(change, needs.policy);
  const before = await readSettings(needs.record);
  const after = Settings.parse({ ...before, ...withoutUndefined(change) });
  const changed = Settings.keyof().options.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return tightened(before, needs.policy);
  const receipt = await needs.ledger.append(
    eventDraft('settings.changed', needs.actor, {
      purpose: 'settings',
      what: Object.fromEntries(
        changed.flatMap((name) => [
          [name, after[name]],
          [`${name}.before`, before[name]],
        ]),
      ),
    }),
  );
  await needs.record.putSetting(key, after, receipt.index);
  return tightened(after, needs.policy);
}

function refuseLooser(change: SettingsChange, { bounds }: Pick<PolicyInForce, 'bounds'>): void {
  for (const name of Object.keys(bounds) as BoundedSetting[]) {
    const [bound, wanted] = [bounds[name], change[name]];
    if (bound === undefined || wanted === undefined || !isStricter(name, bound.value, wanted)) continue;
    throw new CloisterError('not-allowed', {
      subject: `${name}: at ${boundedSettings[name]} ${String(bound.value)}, by ${bound.by}`,
    });
  }
}

/** Leaves out what was not given, so that a partial change never erases a setting. */
function withoutUndefined(change: {
  readonly [Name in keyof Settings]?: Settings[Name] | undefined;
}): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
