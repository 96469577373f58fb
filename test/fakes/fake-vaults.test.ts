import { fileVaultContract, keyVaultContract } from '../contracts/vault-contract.ts';
import { fakeFileVault } from './fake-file-vault.ts';
import { fakeKeyVault } from './fake-key-vault.ts';

keyVaultContract('the fake vault', () => fakeKeyVault());
fileVaultContract('the fake vault', async (freeBytes) => fakeFileVault(freeBytes));
