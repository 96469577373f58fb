/** What the policies of a machine come to together: for each rule the strictest that any of them states. Pure. */
import type { ExportForm } from '../../contract/export.ts';
import type { Sha256 } from '../../contract/ids.ts';
import {
  boundedSettings,
  policyPlaces,
  SitePolicy,
  type BoundedSetting,
  type FoundPolicy,
  type PolicyInForce,
  type SetBy,
} from '../../contract/site-policy.ts';
import { toHex, toUtf8 } from '../ledger/bytes.ts';
import { sha256 } from '../ledger/hash.ts';

/** In force in the place of a file that cannot be read as a policy: the end of every range. */
export const strictest: Omit<SitePolicy, 'name'> = {
  version: 1,
  retentionDays: 36_500,
  anchorMaximumHours: 1,
  idleLockMinutes: 1,
  signatures: ['decisions'],
  separationOfDuties: ['models'],
  exportForms: ['bundle'],
};

/** A policy, however it was added, never loosens what is in force without it. */
export function policyInForce(found: readonly FoundPolicy[]): PolicyInForce {
  const ordered = policyPlaces.flatMap((place) => found.filter((one) => one.place === place));
  const read = ordered.map(readPolicy);
  const policies = read.map(({ policy }) => policy);
  return {
    sha256: hashOf(ordered),
    names: policies.map(({ name }) => name),
    bounds: boundsOf(policies),
    signedDecisions: setBy(policies, ({ signatures }) => signatures?.includes('decisions') ?? false),
    separatedModels: setBy(policies, ({ separationOfDuties }) => separationOfDuties?.includes('models') ?? false),
    exportForms: exportForms(policies),
    problems: read.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

interface Read {
  readonly policy: SitePolicy;
  readonly problem: string | null;
}

function readPolicy({ place, text, distrust }: FoundPolicy): Read {
  const parsed = distrust === null ? parse(text) : { problem: distrust };
  if ('policy' in parsed) return { policy: parsed.policy, problem: null };
  const name = `the ${place} policy, which cannot be used as written`;
  return { policy: { ...strictest, name }, problem: `The ${place} policy cannot be used: ${parsed.problem}.` };
}

function parse(text: string): { readonly policy: SitePolicy } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'it is no JSON' };
  }
  const parsed = SitePolicy.safeParse(value);
  if (parsed.success) return { policy: parsed.data };
  const [issue] = parsed.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  return { problem: `${(issue?.message ?? 'it has another form').slice(0, 200)}${at}` };
}

function hashOf(found: readonly FoundPolicy[]): Sha256 | null {
  const [first, ...rest] = found;
  if (first === undefined) return null;
  if (rest.length === 0) return first.sha256;
  return toHex(sha256(toUtf8(found.map((one) => `${one.sha256} ${one.place}\n`).join(''))));
}

function boundsOf(policies: readonly SitePolicy[]): PolicyInForce['bounds'] {
  const bounds: Partial<Record<BoundedSetting, SetBy<number>>> = {};
  for (const key of Object.keys(boundedSettings) as BoundedSetting[]) {
    for (const policy of policies) {
      const [value, before] = [policy[key], bounds[key]];
      if (value === undefined || (before !== undefined && !isStricter(key, value, before.value))) continue;
      bounds[key] = { value, by: policy.name };
    }
  }
  return bounds;
}

/** Whether `value` leaves less room than `than`. */
export function isStricter(key: BoundedSetting, value: number, than: number): boolean {
  return boundedSettings[key] === 'least' ? value > than : value < than;
}

/** Whether any policy states a rule, and the first that does. */
function setBy(policies: readonly SitePolicy[], states: (policy: SitePolicy) => boolean): SetBy<true> | null {
  const one = policies.find(states);
  return one === undefined ? null : { value: true, by: one.name };
}

/** Forms that every policy allows. The first that took one away is told. */
function exportForms(policies: readonly SitePolicy[]): PolicyInForce['exportForms'] {
  let allowed: SetBy<readonly ExportForm[]> | null = null;
  for (const { name, exportForms: forms } of policies) {
    if (forms === undefined) continue;
    const before: readonly ExportForm[] = allowed?.value ?? forms;
    const left = before.filter((form) => forms.includes(form));
    if (allowed === null || left.length < allowed.value.length) allowed = { value: left, by: name };
  }
  return allowed;
}
