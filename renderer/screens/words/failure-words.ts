/** What went wrong across the door, in the words of the window: what happened, then the way out. */
import type { FailureCode } from '../../bridge/types.ts';

export interface FailureWords {
  readonly title: string;
  readonly way: string;
}

export const failureWords: Readonly<Record<FailureCode, FailureWords>> = {
  invalid: {
    title: 'This could not be taken as written',
    way: 'Something is missing or too long. Check what you typed and try again.',
  },
  internal: {
    title: 'Something in the application broke',
    way: 'What was stored is kept. Try again. If it comes back, give IT the code below.',
  },
  'log-unavailable': {
    title: 'The log cannot be written',
    way: 'New work is refused until this is fixed, so that nothing happens unrecorded. You can still read. Free disk space, then check again.',
  },
  'log-tampered': {
    title: 'The log does not match its own seals',
    way: 'Do not go on working here. Export the log, verify it on another machine, and call the person who answers for it.',
  },
  'not-found': {
    title: 'This is no longer here',
    way: 'It was removed or belongs to another matter. Go back to the library.',
  },
  'not-allowed': {
    title: 'This is not allowed here',
    way: 'Nothing was changed. Where a policy of the site decides it, the settings screen names that policy.',
  },
  cancelled: { title: 'Stopped by you', way: 'Nothing was lost. What was finished before stays.' },
  'wrong-secret': {
    title: 'This passphrase does not open the vault',
    way: 'Check capital letters and the keyboard layout, then try again.',
  },
  'vault-locked': { title: 'The vault is locked', way: 'Unlock it with your passphrase to go on.' },
  'vault-missing': { title: 'There is no vault on this machine yet', way: 'Set one up first.' },
  'vault-exists': {
    title: 'There is already a vault on this machine',
    way: 'Unlock it instead. A second one would not open the files of the first.',
  },
  'vault-damaged': {
    title: 'The vault on this machine is damaged',
    way: 'Nothing was changed. Restore the last backup, or ask IT before you try anything else.',
  },
  'matter-locked': {
    title: 'This matter takes no new work',
    way: 'It is closed or held. Reading is still possible.',
  },
  'matter-exists': {
    title: 'A matter with this name exists',
    way: 'Choose another name, so that nobody mistakes one for the other.',
  },
  'on-hold': { title: 'This matter is on hold', way: 'Nothing can be removed while the hold lasts.' },
  'disk-low': {
    title: 'The disk is almost full',
    way: 'Everything stored is kept. Free some space, then try again.',
  },
  unreadable: { title: 'This could not be read', way: 'Check that the file or folder opens, then try again.' },
  'stale-version': {
    title: 'This finding changed while you looked at it',
    way: 'The newest version is shown now. Look again, then decide.',
  },
  'no-evidence': {
    title: 'These words were not found in the document',
    way: 'Give the document’s own words for this value, letter for letter, or select them on the page.',
  },
  'no-approved-model': {
    title: 'No approved model can do this',
    way: 'The models screen shows what is installed and what is missing.',
  },
  'model-missing': {
    title: 'A model file is missing',
    way: 'Fetch the models or copy them from the checked medium. The models screen names the file.',
  },
  'model-altered': {
    title: 'A model file is not the one it should be',
    way: 'It was not loaded. Fetch it again or copy it from the checked medium.',
  },
  'model-failed': {
    title: 'The model stopped working on this',
    way: 'It was started again. Your documents and decisions are kept. Try once more.',
  },
  'child-failed': {
    title: 'A working process stopped',
    way: 'It was started again. What was finished before is kept. Try once more.',
  },
  'folder-not-empty': { title: 'This folder is not empty', way: 'Choose or make an empty folder.' },
  'in-use': {
    title: 'The vault is open in another window or command',
    way: 'Close the other one, then try again.',
  },
};
