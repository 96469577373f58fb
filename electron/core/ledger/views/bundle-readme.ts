/** The README of an export: what it is, how to check it, and what it cannot show. */
import type { BundleManifest } from '../verify/check-files.ts';

export function bundleReadme({ origin, size, first, entries }: Omit<BundleManifest, 'files'>, key: string): string {
  const range = entries === 0 ? 'no entries' : `entries ${first} to ${size - 1}`;
  return `Cloister audit export

This folder holds ${range} of the audit log
  ${origin}
whose head at ${size} entries stands in the file "checkpoint".

To check it
  node verify.mjs .          (one file, Node 20 or newer, nothing to install)
  python3 verify.py .        (one file, Python 3.9 or newer, nothing to install)
Both say the same, line by line, and end with
  0  intact and anchored
  1  intact, with findings that you should read
  2  this is no export, or it cannot be read
  4  tampered: the kind of change and the first entry concerned are named

To check it against what you hold yourself
  node verify.mjs --since OLD-CHECKPOINT .     a checkpoint from an earlier export of this log
  node verify.mjs --policy KEYS.json .         keys that you got another way than in this folder
The key of this log is
  ${key}
Compare it with the one that the application shows, or that you were given when the log was begun.

Files
  entries.jsonl     one event a line, in canonical form; these bytes are the evidence
  tile/             the hashes of the tree over them (RFC 6962, in C2SP tiles)
  checkpoint        the signed head of the log
  keys.json         the keys that may sign it, and those with which people signed entries
  anchors/          heads of this log that others cosigned or time-stamped, if anyone did; they count with --policy
  policy.json       the rules that were in force for anchors when this was exported
  manifest.json     SHA-256 of every file here
  views/            the same events for spreadsheets, security monitoring and hospital archives

What it shows, and what it cannot
  - A change, a gap, another order or an insertion in the entries is found, up to the last head that someone else holds.
  - Without such a head the owner of the machine could have written another log with the same key. Then it says "unanchored".
  - The signature of a person holds for the one entry that it names. One that was moved from elsewhere is found, whoever moved it.
    Whose key it is can be told only with a key file that you got another way (--policy).
  - An entry says that an act was recorded. It does not say that the act was right.
  - Files under views/ are made from the entries and are not evidence themselves.
  - Entries hold no document text and no names; the details are in the application, encrypted.
`;
}
