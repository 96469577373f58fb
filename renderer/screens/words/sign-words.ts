/** What each sign says after a number: "3 accepted". */
import type { SignName } from '../../parts/sign.tsx';

export const signWords: Readonly<Record<SignName, string>> = {
  found: 'found, to confirm',
  absent: 'not in the pages read',
  conflict: 'sources disagree',
  illegible: 'could not be read',
  untried: 'not attempted',
  person: 'passed on',
  accepted: 'accepted',
  corrected: 'corrected',
  auto: 'accepted within bound',
  rejected: 'rejected',
};
