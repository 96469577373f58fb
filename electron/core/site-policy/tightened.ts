/** Settings under a policy: what a person chose, and where that is looser than the policy allows, the policy's own value. Pure. */
import type { Settings } from '../../contract/settings.ts';
import type { BoundedSetting, PolicyInForce } from '../../contract/site-policy.ts';
import { isStricter } from './policy-in-force.ts';

export function tightened(settings: Settings, { bounds }: Pick<PolicyInForce, 'bounds'>): Settings {
  const tight = { ...settings };
  for (const key of Object.keys(bounds) as BoundedSetting[]) {
    const value = bounds[key]?.value;
    if (value !== undefined && isStricter(key, value, settings[key])) tight[key] = value;
  }
  return tight;
}
