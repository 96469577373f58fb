/** The self-check: vault, log, models, disk, index, in words that say what to do. */
import type { LogState } from '../../contract/audit.ts';
import type { DriftLine } from '../../contract/calibration.ts';
import type { GoldenView } from '../../contract/golden.ts';
import type { Health, HealthLine } from '../../contract/health.ts';
import type { ModelStatus } from '../../contract/model.ts';
import type { PolicyInForce } from '../../contract/site-policy.ts';

export interface HealthNeeds {
  readonly version: string;
  readonly build: string;
  readonly vault: () => Promise<'missing' | 'locked' | 'open' | 'damaged'>;
  /** Null while the vault is locked: then the log cannot be checked. */
  readonly log: (() => Promise<LogState>) | null;
  readonly models: () => Promise<readonly ModelStatus[]>;
  /** The golden set; null while the vault is locked. */
  readonly golden: (() => Promise<GoldenView>) | null;
  readonly freeDiskBytes: () => Promise<number>;
  /** What kind of disk vault and log lie on. */
  readonly diskKind: () => Promise<keyof typeof diskWarnings>;
  /** Null while the vault is locked. */
  readonly policy: PolicyInForce | null;
  /** Passages in the index and in the record; null while the vault is locked. */
  readonly index: (() => Promise<{ indexed: number; recorded: number }>) | null;
  /** What the drift watch compared; null while the vault is locked. */
  readonly drift: (() => Promise<readonly DriftLine[]>) | null;
}

const gibibyte = 1024 ** 3;

/** Never throws for a bad state: a bad state is the answer. */
export async function checkHealth(needs: HealthNeeds): Promise<Health> {
  const lines: HealthLine[] = [
    vaultLine(await needs.vault()),
    needs.log === null ? unchecked('log', 'The vault is locked; the log opens with it.') : logLine(await needs.log()),
    modelLine(await needs.models()),
    needs.golden === null ? unchecked('golden', 'The vault is locked.') : goldenLine(await needs.golden()),
    diskLine(await needs.freeDiskBytes(), diskWarnings[await needs.diskKind()]),
    needs.index === null ? unchecked('index', 'The vault is locked.') : indexLine(await needs.index()),
    needs.drift === null ? unchecked('drift', 'The vault is locked.') : driftLine(await needs.drift()),
    needs.policy === null
      ? unchecked('policy', 'The vault is locked; policies are read with it.')
      : policyLine(needs.policy),
    { check: 'network', status: 'good', detail: 'No part of the application opens a connection or a port.' },
    { check: 'versions', status: 'good', detail: `Cloister ${needs.version}, ${needs.build}` },
  ];
  const worst = lines.some(({ status }) => status === 'bad')
    ? 'bad'
    : lines.some(({ status }) => status === 'attention')
      ? 'attention'
      : 'good';
  return { status: worst, version: needs.version, lines };
}

function unchecked(check: HealthLine['check'], detail: string): HealthLine {
  return { check, status: 'not-checked', detail };
}

function vaultLine(state: 'missing' | 'locked' | 'open' | 'damaged'): HealthLine {
  if (state === 'damaged')
    return { check: 'vault', status: 'bad', detail: 'The key file cannot be read. Restore vault.json from a backup.' };
  if (state === 'missing') return { check: 'vault', status: 'attention', detail: 'No vault yet. Create one to begin.' };
  return { check: 'vault', status: 'good', detail: state === 'open' ? 'Open.' : 'Locked.' };
}

function logLine(state: LogState): HealthLine {
  if (state.status === 'alarm')
    return {
      check: 'log',
      status: 'bad',
      detail: state.alarm ?? 'The log raised an alarm. Verify it and keep the folder as it is.',
    };
  if (state.status === 'unavailable')
    return { check: 'log', status: 'bad', detail: 'The log cannot be written. New work is refused until it can.' };
  const anchor = state.anchored === null ? 'unanchored' : `anchored to entry ${state.anchored.size}`;
  return { check: 'log', status: 'good', detail: `${state.size} entries, ${anchor}.` };
}

function modelLine(models: readonly ModelStatus[]): HealthLine {
  const needed = models.filter(({ entry }) => entry.isDefault);
  const wrong = needed.filter(({ state }) => state === 'altered' || state === 'truncated');
  const missing = needed.filter(({ state }) => state === 'missing' || state === 'partial-download');
  if (wrong.length > 0)
    return {
      check: 'models',
      status: 'bad',
      detail: `Not as listed, never loaded: ${names(wrong)}. Run: cloister models fetch.`,
    };
  if (missing.length > 0)
    return { check: 'models', status: 'bad', detail: `Missing: ${names(missing)}. Run: cloister models fetch.` };
  return { check: 'models', status: 'good', detail: `${needed.length} model files present.` };
}

/** What waits is named with what does its work: a finding without it must not look like one with it. */
function goldenLine({ state, documents, pending, held, lines }: GoldenView): HealthLine {
  const waits = held.map(({ model, instead }) => `${model} (instead: ${instead})`).join('; ');
  const unused = waits === '' ? '' : ` Not used until then: ${waits}.`;
  if (documents.length === 0)
    return { check: 'golden', status: 'good', detail: 'No golden set: changes of models are not compared.' };
  if (state === 'current' && held.length === 0)
    return { check: 'golden', status: 'good', detail: `${documents.length} documents; nothing waits for them.` };
  const detail = `${goldenWords(state, lines.length)}${unused} Changed: ${pending.join('; ')}.`;
  return { check: 'golden', status: 'attention', detail: detail.slice(0, 400) };
}

function goldenWords(state: GoldenView['state'], differences: number): string {
  if (state === 'running') return 'It runs now over what changed.';
  if (state === 'differs') return `${differences} fields come out otherwise; a person must accept that or not.`;
  return 'Something changed, and the set has not run over it. Run it: cloister models golden run.';
}

function names(models: readonly ModelStatus[]): string {
  return models
    .map(({ entry }) => entry.id)
    .join(', ')
    .slice(0, 200);
}

function policyLine({ names, problems, sha256 }: PolicyInForce): HealthLine {
  if (problems.length > 0) {
    const detail = `${problems.join(' ')} The strictest rules hold until the file is mended.`.slice(0, 400);
    return { check: 'policy', status: 'bad', detail };
  }
  if (sha256 === null)
    return { check: 'policy', status: 'good', detail: 'No policy file is in force on this machine.' };
  return { check: 'policy', status: 'good', detail: `In force: ${names.join(', ')}; SHA-256 ${sha256}.`.slice(0, 400) };
}

/** A synced write is a promise of the disk; on these it is a weak one. */
const diskWarnings = {
  plain: '',
  network:
    ' Vault and log lie on a network share: what was confirmed may be lost with the connection, and locks may not hold. Move the folder to a disk of this machine.',
  removable:
    ' Vault and log lie on a disk with FAT or exFAT: when it is pulled out, files can be lost whole. Move the folder to a disk with a journal.',
  memory: ' Vault and log lie in memory: all of it is gone when the machine stops. Move the folder to a disk.',
} as const;

function diskLine(free: number, warning: string): HealthLine {
  const detail = `${(free / gibibyte).toFixed(1)} GiB free where the vault lies.${warning}`;
  if (free < gibibyte) return { check: 'disk', status: 'bad', detail: `${detail} Imports stop below 1 GiB.` };
  return { check: 'disk', status: free < 5 * gibibyte || warning !== '' ? 'attention' : 'good', detail };
}

function indexLine({ indexed, recorded }: { readonly indexed: number; readonly recorded: number }): HealthLine {
  if (indexed === recorded) return { check: 'index', status: 'good', detail: `${indexed} passages.` };
  return {
    check: 'index',
    status: 'attention',
    detail: `${indexed} of ${recorded} passages are indexed; it is rebuilt at the next unlock.`,
  };
}

const signWords: Readonly<Record<DriftLine['sign'], string>> = {
  scores: 'scores differ from the usual',
  overrides: 'people change its values more or less often than usual',
  abstentions: 'it leaves fields open more or less often than usual',
};

function driftLine(lines: readonly DriftLine[]): HealthLine {
  const alarms = lines.filter(({ verdict }) => verdict === 'alarm');
  if (lines.every(({ p }) => p === null))
    return { check: 'drift', status: 'good', detail: 'Not enough documents yet to look for drift.' };
  if (alarms.length === 0)
    return { check: 'drift', status: 'good', detail: 'No drift is seen in the newest seven days.' };
  const named = alarms.map(({ specialist, sign }) => `${specialist}: ${signWords[sign]}`).join('; ');
  const detail = `${named}. Look at its newest documents, then at the dashboard.`.slice(0, 400);
  return { check: 'drift', status: 'attention', detail };
}
