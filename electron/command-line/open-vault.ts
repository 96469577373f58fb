/** Opens the vault for a command; makes one the first time. */
import type { Engine } from '../compose/engine.ts';
import { CloisterError } from '../contract/failure.ts';
import { passphrase } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

/** Fails with `wrong-secret`, `vault-locked`, `vault-missing` (nothing to look at yet), `vault-damaged`, `log-tampered`, `in-use`. */
export async function openVault(
  { handlers }: Engine,
  terminal: Terminal,
  options: { readonly passphraseFile: string | undefined; readonly mayCreate: boolean; readonly accountName: string },
): Promise<void> {
  const { state } = await handlers['vault.state']({});
  if (state === 'open') return;
  if (state === 'damaged') throw new CloisterError('vault-damaged');
  if (state === 'missing' && !options.mayCreate) throw new CloisterError('vault-missing');
  const secret = await passphrase({ file: options.passphraseFile, isNew: state === 'missing' });
  if (state === 'locked') {
    await handlers['vault.unlock']({ passphrase: secret });
    return;
  }
  if (secret.length < 8) throw new CloisterError('invalid', { subject: 'the passphrase needs 8 characters or more' });
  const { recoveryKey } = await handlers['vault.create']({ passphrase: secret, name: options.accountName });
  terminal.note('A new vault was made. Write this recovery key down; it is shown once and stored nowhere:');
  terminal.note(`  ${recoveryKey}`);
}
