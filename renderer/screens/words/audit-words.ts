/** Words for the log: kinds of entry, verdicts, the one sentence on top. */
import type {
  AnchorAge,
  EventKind,
  ExportForm,
  LogState,
  SignatureMeaning,
  Verdict,
  VerdictLine,
} from '../../bridge/types.ts';
import type { IconName } from '../../theme/icons.ts';
import type { SignName } from '../../parts/sign.tsx';
import { anchorAgeShort } from './anchor-words.ts';
import { count } from './numbers.ts';

export interface EventWords {
  readonly words: string;
  readonly icon: IconName;
  readonly sign?: SignName;
}

const entry = (words: string, icon: IconName, sign?: SignName): EventWords =>
  sign === undefined ? { words, icon } : { words, icon, sign };

export const eventWords: Readonly<Record<EventKind, EventWords>> = {
  'vault.created': entry('Vault created', 'key-round'),
  'signin.succeeded': entry('Signed in', 'log-in'),
  'signin.failed': entry('Sign-in refused', 'shield-alert'),
  'signin.ended': entry('Locked', 'log-out'),
  'matter.created': entry('Matter created', 'folder-plus'),
  'matter.held': entry('Matter put on hold', 'gavel'),
  'matter.closed': entry('Matter closed', 'lock'),
  'matter.destroyed': entry('Matter destroyed', 'trash'),
  'import.started': entry('Import started', 'file-input'),
  'import.ended': entry('Import ended', 'file-input'),
  'document.received': entry('Document received', 'file-input'),
  'document.rejected': entry('File refused', 'ban'),
  'document.parsed': entry('Document read', 'file-text'),
  'document.classified': entry('Document type named', 'file-text'),
  'document.extracted': entry('Findings made', 'text-search'),
  'document.viewed': entry('Page viewed', 'eye'),
  'document.exported': entry('Document exported', 'download'),
  'document.erased': entry('Document erased', 'trash'),
  'index.updated': entry('Search index updated', 'search'),
  'index.rebuilt': entry('Search index rebuilt', 'search'),
  'inference.completed': entry('Model run finished', 'cpu'),
  'inference.blocked': entry('Model run blocked', 'octagon-alert'),
  'evidence.checked': entry('Evidence checked', 'scale'),
  'question.asked': entry('Question asked', 'message-square-text'),
  'question.answered': entry('Question answered', 'message-square-text'),
  'mentions.searched': entry('Every mention searched', 'text-search'),
  'review.accepted': entry('Finding accepted', 'check', 'accepted'),
  'review.corrected': entry('Finding corrected', 'pen-line', 'corrected'),
  'review.rejected': entry('Finding rejected', 'x', 'rejected'),
  'review.absent': entry('Marked as not there', 'check', 'accepted'),
  'review.escalated': entry('Finding passed on', 'user-round', 'person'),
  'signature.applied': entry('Signature applied', 'pen-line'),
  'signature.failed': entry('Signature refused', 'shield-alert'),
  'export.created': entry('Export made', 'download'),
  'model.loaded': entry('Model loaded', 'boxes'),
  'model.fetched': entry('Model fetched', 'boxes'),
  'model.imported': entry('Model imported', 'boxes'),
  'model.tested': entry('Model tested', 'boxes'),
  'model.approved': entry('Model approved', 'boxes'),
  'model.revoked': entry('Model revoked', 'ban'),
  'settings.changed': entry('Setting changed', 'settings'),
  'route.changed': entry('Route of a task changed', 'list-filter'),
  'drift.found': entry('Drift found', 'activity'),
  'policy.applied': entry('Policy in force', 'shield-check'),
  'policy.created': entry('Document policy begun', 'scale'),
  'policy.marked': entry('Examples of a policy changed', 'pen-line'),
  'policy.trained': entry('Policy trained from examples', 'scale'),
  'policy.approved': entry('Policy approved and live', 'shield-check'),
  'policy.stopped': entry('Policy switched off', 'ban'),
  'policy.checked': entry('Passages checked by policies', 'text-search'),
  'learning.changed': entry('Learning from a matter changed', 'settings'),
  'export.refused': entry('Export stopped by a policy', 'octagon-alert'),
  'export.overridden': entry('Export allowed in spite of a policy', 'triangle-alert'),
  failure: entry('Something failed', 'triangle-alert'),
  'anchor.requested': entry('Outside anchor requested', 'anchor'),
  'anchor.received': entry('Outside anchor received', 'anchor'),
  'log.opened': entry('Log opened', 'scroll-text'),
  'log.recovered': entry('Log recovered after a stop', 'scroll-text'),
  'log.alarm': entry('Log alarm', 'triangle-alert'),
  'disk.low': entry('Disk almost full', 'hard-drive'),
  'clock.jump': entry('Clock jumped', 'clock'),
};

export type EventGroup = 'all' | 'decisions' | 'documents' | 'models' | 'alarms';

export const eventGroups: Readonly<Record<EventGroup, { title: string; kinds: readonly EventKind[] | null }>> = {
  all: { title: 'All', kinds: null },
  decisions: {
    title: 'Decisions',
    kinds: ['review.accepted', 'review.corrected', 'review.rejected', 'review.absent', 'review.escalated'],
  },
  documents: {
    title: 'Documents',
    kinds: (Object.keys(eventWords) as EventKind[]).filter((kind) => kind.startsWith('document.')),
  },
  models: {
    title: 'Models',
    kinds: (Object.keys(eventWords) as EventKind[]).filter((kind) => /^(model|inference)\./u.test(kind)),
  },
  alarms: {
    title: 'Alarms',
    kinds: ['signin.failed', 'inference.blocked', 'signature.failed', 'failure', 'log.alarm', 'disk.low', 'clock.jump'],
  },
};

export const checkTitles: Readonly<Record<VerdictLine['check'], string>> = {
  entries: 'Entries',
  tree: 'Order and hashes',
  checkpoint: 'Checkpoint',
  signatures: 'Signatures',
  schema: 'Form',
  order: 'Order',
  clock: 'Clock',
  anchors: 'Anchors',
  files: 'Files',
  completeness: 'Complete against the vault',
};

export const verdictWords: Readonly<Record<VerdictLine['verdict'], { word: string; icon: IconName }>> = {
  passed: { word: 'passed', icon: 'circle-check' },
  failed: { word: 'failed', icon: 'octagon-x' },
  finding: { word: 'passed, with something to look at', icon: 'triangle-alert' },
  'not-checked': { word: 'not checked', icon: 'circle-dashed' },
};

/** The one sentence of the audit screen: intact to where, anchored to where. Entry numbers count from 0, as in the log. */
export function verdictSentence(verdict: Verdict): string {
  const { outcome, intactTo, size, anchoredTo, unanchoredTail } = verdict;
  if (outcome === 'unreadable') return 'The log could not be read. Nothing can be said about it.';
  if (size === 0) return 'The log has no entries yet.';
  if (outcome === 'tampered') return tamperedSentence(verdict);
  const intact = `Intact to ${entryName(intactTo - 1)}.`;
  if (anchoredTo === null) return `${intact} Unanchored: no outside witness holds a copy of its seal yet.`;
  if (unanchoredTail === 0) return `${intact} Anchored outside to the end.`;
  const has = unanchoredTail === 1 ? 'entry has' : 'entries have';
  return `${intact} The last ${unanchoredTail.toLocaleString('en')} ${has} no outside anchor yet.`;
}

/** What failed can be the entries, or only what stands beside them: the vault, details, signatures of people. */
function tamperedSentence({ intactTo, size, lines }: Verdict): string {
  if (intactTo === 0) return 'The log does not hold from its first entry on.';
  const intact = `Intact to ${entryName(intactTo - 1)}.`;
  if (intactTo < size) return `${intact} From ${entryName(intactTo)} on it does not hold.`;
  const failed = lines.filter((line) => line.verdict === 'failed');
  return failed.every(({ check }) => check === 'completeness')
    ? `${intact} The vault does not hold what the log tells of.`
    : `${intact} What stands beside the entries does not all hold.`;
}

/** The same fact for the status line, from the running state: written, not verified. */
export function logSentence(log: LogState | null, age: AnchorAge | null): string {
  if (log === null) return 'Log: not read yet';
  if (log.status === 'unavailable') return 'Log cannot be written · new work refused';
  if (log.status === 'alarm') return 'Log alarm · new work refused';
  if (log.size === 0) return 'Log open, no entries yet';
  return `Log written to ${entryName(log.size - 1)} · ${anchorAgeShort(log, age)}`;
}

export function entryName(index: number): string {
  return `entry ${index.toLocaleString('en')}`;
}

export function entries(n: number): string {
  return count(n, 'entry', 'entries');
}

/** Forms of an export: the name in the list, and what to say once it is written. */
export const exportForms: Readonly<Record<ExportForm, { readonly title: string; readonly after: string }>> = {
  bundle: { title: 'Evidence bundle', after: 'Any machine with Node or Python can verify it.' },
  pdf: { title: 'PDF report', after: 'It is for reading; the bundle is the evidence.' },
  csv: { title: 'CSV for a spreadsheet', after: 'It is for reading; the bundle is the evidence.' },
  jsonl: { title: 'JSON lines', after: 'Each line is an entry as it is stored.' },
  ocsf: { title: 'OCSF for monitoring', after: 'It is made from the entries; the bundle is the evidence.' },
  fhir: { title: 'FHIR for an archive', after: 'It is made from the entries; the bundle is the evidence.' },
};

/** What a person can mean by a signature. */
export const meanings: Readonly<Record<SignatureMeaning, string>> = {
  author: 'I did this',
  reviewer: 'I have looked at this',
  approver: 'I approve this, and it is not my own work',
};
