/** Words and signs for findings: status, act, match, support, hop. */
import type {
  Assertion,
  Check,
  Decision,
  EvidenceMatch,
  Finding,
  FindingStatus,
  HopActor,
  ReviewAct,
  Support,
} from '../../bridge/types.ts';
import type { SignName } from '../../parts/sign.tsx';
import type { IconName } from '../../theme/icons.ts';

export const statusSigns: Readonly<Record<FindingStatus, SignName>> = {
  found: 'found',
  absent: 'absent',
  conflicting: 'conflict',
  illegible: 'illegible',
  'not-attempted': 'untried',
};

/** `pages` is the number of pages that were read. */
export const findingStatusWords: Readonly<Record<FindingStatus, (pages: number) => string>> = {
  found: () => 'Found',
  absent: (pages) => `Not found in the ${pages} ${pages === 1 ? 'page' : 'pages'} read`,
  conflicting: () => 'Sources disagree',
  illegible: () => 'Could not be read',
  'not-attempted': () => 'Not attempted',
};

export const actSigns: Readonly<Record<ReviewAct, SignName>> = {
  accept: 'accepted',
  correct: 'corrected',
  reject: 'rejected',
  absent: 'accepted',
  escalate: 'person',
};

export const actWords: Readonly<Record<ReviewAct, string>> = {
  accept: 'Accepted',
  correct: 'Corrected',
  reject: 'Rejected',
  absent: 'Not there',
  escalate: 'Passed on',
};

/** What a person is asked for when an act needs a reason, with the common answers at hand. */
export const reasonsFor: Readonly<Record<Exclude<ReviewAct, 'accept'>, readonly string[]>> = {
  correct: ['Wrong value', 'Wrong passage', 'Misread on the page', 'Needs its unit'],
  reject: ['The quote does not say this', 'Wrong person or party', 'Wrong passage', 'Not what this field asks'],
  absent: ['Read the whole document, it is not there', 'Only a heading, no content', 'Belongs to another document'],
  escalate: ['Needs a second look', 'Outside my competence', 'The text is unclear'],
};

export const matchWords: Readonly<Record<EvidenceMatch, (distance: number) => string>> = {
  exact: () => 'exact quote',
  normalised: () => 'exact quote, apart from spacing and line ends',
  near: (distance) =>
    `near match, ${distance} ${distance === 1 ? 'letter differs' : 'letters differ'} on a scanned page`,
};

export const supportWords: Readonly<Record<Support, string>> = {
  supported: 'supported by the text (checker)',
  contradicted: 'the text speaks against it (checker)',
  'not-enough': 'checker: not enough in the text',
  'not-checked': 'no check was run',
};

export const supportIcons: Readonly<Record<Support, IconName>> = {
  supported: 'check',
  contradicted: 'octagon-x',
  'not-enough': 'circle-question-mark',
  'not-checked': 'circle-dashed',
};

export const checkWords: Readonly<Record<Check['verdict'], string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-applicable': 'does not apply',
};

export const hopWords: Readonly<Record<HopActor, string>> = {
  rule: 'Rule',
  head: 'Word classifier',
  tagger: 'Word tagger',
  small: 'Small model',
  large: 'Larger model on this machine',
  'on-prem': 'Your on-prem server',
  person: 'Person',
};

export const hopIcons: Readonly<Record<HopActor, IconName>> = {
  rule: 'ruler',
  head: 'text-search',
  tagger: 'text-search',
  small: 'cpu',
  large: 'cpu',
  'on-prem': 'hard-drive',
  person: 'user-round',
};

export const assertionWords: Readonly<Record<Assertion, string>> = {
  affirmed: 'stated',
  negated: 'denied',
  past: 'in the past',
  family: 'family history',
  possible: 'possible',
};

/** The sign of a finding as it stands now: a person's decision wins over the machine's status. */
export function signOf(finding: Finding, decision: Decision | null): SignName {
  return decision === null ? statusSigns[finding.status] : actSigns[decision.act];
}

/** The word beside the sign. */
export function wordOf(finding: Finding, decision: Decision | null, pages: number): string {
  return decision === null ? findingStatusWords[finding.status](pages) : actWords[decision.act];
}
