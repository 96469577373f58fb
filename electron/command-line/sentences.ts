/** What each failure means and what to do about it, in one or two sentences. */
import type { FailureCode } from '../contract/failure.ts';

const sentences: Readonly<Record<FailureCode, string>> = {
  invalid: 'The input does not have the expected form.',
  internal: 'Something failed that should not. Nothing was lost; run "cloister check" and keep the code for support.',
  'log-unavailable':
    'The audit log cannot be written, so nothing was done. Free disk space or repair the folder, then try again.',
  'log-tampered':
    'The audit log does not match what was signed. Keep the folder as it is and run "cloister audit verify".',
  'not-found': 'There is no such item.',
  'not-allowed': 'This is refused by policy.',
  cancelled: 'Stopped. What was finished is kept; the same command goes on from there.',
  'wrong-secret': 'The passphrase is not the right one. Nothing was opened.',
  'vault-locked':
    'The vault is locked. Give the passphrase in CLOISTER_PASSPHRASE, with --passphrase-file, or at the prompt.',
  'vault-missing': 'There is no vault yet. "cloister import" creates one when a passphrase is given.',
  'vault-exists': 'There is a vault in this folder already.',
  'vault-damaged': 'The vault cannot be read. Restore its folder from a backup; nothing was changed.',
  'matter-locked': 'The matter is closed. Nothing can be added to it.',
  'matter-exists': 'A matter of that name exists already.',
  'on-hold': 'The matter is on hold, so nothing in it can be removed.',
  'disk-low':
    'There is too little free disk space (1 GiB is kept in reserve). Free some, then run the same command again.',
  unreadable:
    'The file or folder cannot be read or written. Check that it exists, is not locked, and that you may open it.',
  'stale-version': 'Somebody decided this finding in the meantime. Look at it again, then decide.',
  'no-evidence':
    "The words were not found in the document. Give the document's own words with --quote, or mark the field as absent.",
  'no-approved-model': 'No approved model does this task.',
  'model-missing':
    'A model file is missing. Run: cloister models fetch (or with --from FOLDER on a machine without a network).',
  'model-altered': 'A model file is not the one that is listed, so it was not loaded. Run: cloister models fetch.',
  'model-failed': 'The model process stopped. Nothing was lost; try again.',
  'child-failed': 'A working process stopped. Nothing was lost; try again.',
  'folder-not-empty': 'The folder is not empty. Choose a new or an empty one.',
  'in-use': 'Another Cloister has this vault open. Close it first.',
};

/** A sentence for people; the code stays for scripts. */
export function sentenceOf(code: FailureCode, subject?: string): string {
  return subject === undefined || subject === '' ? sentences[code] : `${sentences[code]} (${subject})`;
}
