/** Why the vault cannot be made yet, as the label of the button; null when it can. Pure. */
export interface SetUpAnswers {
  readonly name: string;
  readonly passphrase: string;
  readonly again: string;
  readonly kept: boolean;
}

export function setUpProblem({ name, passphrase, again, kept }: SetUpAnswers): string | null {
  if (name.trim() === '') return 'Create: your name is missing';
  if (passphrase.length < 8) return 'Create: the passphrase is too short';
  if (again === '') return 'Create: type the passphrase twice';
  if (passphrase !== again) return 'Create: the two passphrases differ';
  return kept ? null : 'Create: say that you kept a copy';
}
