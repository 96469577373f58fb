/** Words for models, settings and health. */
import type { GoldenView, Health, HealthLine, ModelFileState, ModelRole, ModelStage } from '../../bridge/types.ts';
import type { IconName } from '../../theme/icons.ts';

export const roleWords: Readonly<Record<ModelRole, string>> = {
  base: 'Base language model',
  adapter: 'Specialist on the base',
  embedder: 'Search by meaning',
  head: 'Word classifier',
  tagger: 'Word tagger',
  reranker: 'Orders passages',
  rules: 'Rules',
};

export const modelStateWords: Readonly<Record<ModelFileState, { word: string; way: string; icon: IconName }>> = {
  present: { word: 'Installed, checked', way: '', icon: 'check' },
  missing: {
    word: 'Missing',
    way: 'Run “cloister models fetch”, or copy the file from the checked medium. Work that needs it is refused until then.',
    icon: 'circle-dashed',
  },
  truncated: {
    word: 'Cut short',
    way: 'The file is smaller than it should be and was not loaded. Fetch it again.',
    icon: 'triangle-alert',
  },
  altered: {
    word: 'Not the right file',
    way: 'Its fingerprint differs from the listed one. It was not loaded. Fetch it again, and tell IT if it differs again.',
    icon: 'octagon-x',
  },
  'partial-download': {
    word: 'Fetched in part',
    way: 'Run “cloister models fetch” again; it goes on where it stopped.',
    icon: 'loader',
  },
};

export const stageWords: Readonly<Record<ModelStage, { word: string; next: string; icon: IconName }>> = {
  imported: {
    word: 'Waits for a test',
    next: 'It is not used. Test it: it is loaded beside the work.',
    icon: 'circle-dashed',
  },
  'test-failed': { word: 'Failed its test', next: 'It is not used. The test below says why.', icon: 'octagon-x' },
  tested: {
    word: 'Waits for two approvals',
    next: 'It is not used before two people approved this test.',
    icon: 'triangle-alert',
  },
  'half-approved': {
    word: 'Waits for one approval',
    next: 'One of two people approved it. The other one answers by file.',
    icon: 'triangle-alert',
  },
  live: {
    word: 'In use, approved by two',
    next: 'Two people approved it. It is used from the next document on.',
    icon: 'check',
  },
  replaced: {
    word: 'Replaced',
    next: 'Another version of it is in use. A rollback brings it back.',
    icon: 'circle-dashed',
  },
  expired: {
    word: 'Past its last day',
    next: 'It is not used any more. Bring a new version, or roll back.',
    icon: 'clock',
  },
  revoked: {
    word: 'Taken out of use',
    next: 'To come back it must be tested and approved by two people anew.',
    icon: 'ban',
  },
};

export const revokedWords: { word: string; icon: IconName } = { word: 'Taken out of use', icon: 'ban' };

export const goldenStateWords: Readonly<Record<GoldenView['state'], string>> = {
  current: 'Nothing waits: what answers is what last ran here, or what a person accepted.',
  due: 'Something changed, and the set has not run over it',
  running: 'Something changed, and the set runs over it now',
  differs: 'Fields come out otherwise: look at them, then accept or leave it',
};

/** A model of the release that changed, before the golden set has run over it. */
export const heldWords: { word: string; icon: IconName } = { word: 'Held back', icon: 'clock' };

export const healthTitles: Readonly<Record<HealthLine['check'], string>> = {
  vault: 'Vault',
  log: 'Log',
  models: 'Models',
  golden: 'Golden set',
  disk: 'Disk',
  index: 'Search index',
  drift: 'Drift',
  policy: 'Policy',
  network: 'Network',
  versions: 'Versions',
};

export const healthWords: Readonly<Record<HealthLine['status'], { word: string; icon: IconName }>> = {
  good: { word: 'good', icon: 'circle-check' },
  attention: { word: 'needs a look', icon: 'triangle-alert' },
  bad: { word: 'not working', icon: 'octagon-x' },
  'not-checked': { word: 'not checked', icon: 'circle-dashed' },
};

export const healthSentence: Readonly<Record<Health['status'], string>> = {
  good: 'Everything that was checked works.',
  attention: 'It works. Something needs a look.',
  bad: 'Something does not work.',
};
