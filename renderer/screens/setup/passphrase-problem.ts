/** Why a new passphrase cannot be taken yet, in a few words for a button; null when it can. Pure. */
const shortest = 8;

export function passphraseProblem(passphrase: string, again: string): string | null {
  if (passphrase.length < shortest) return 'the passphrase is too short';
  if (again === '') return 'type the passphrase twice';
  return passphrase === again ? null : 'the two passphrases differ';
}
