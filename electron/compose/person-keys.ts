/** The signing keys of this vault's people. The fifth wrong passphrase in a row closes the vault. */
import { join } from 'node:path';
import { openKeyVault } from '../adapters/vault/open-key-vault.ts';
import { openUserKeys } from '../adapters/vault/user-keys.ts';
import { mostFailures } from '../features/review/sign-entry.ts';
import type { UserKeys } from '../ports/user-keys.ts';
import type { Parts } from './parts.ts';

export async function withPersonKeys<T>(
  { needs, sessions }: Pick<Parts, 'needs' | 'sessions'>,
  act: (keys: UserKeys) => Promise<T>,
): Promise<T> {
  const { home } = needs.folders;
  const keys = openUserKeys(join(home, 'users'), openKeyVault(home));
  try {
    return await act(keys);
  } catch (error) {
    if ((await keys.failures()) >= mostFailures) needs.emit('vault.changed', await sessions.lock());
    throw error;
  }
}
