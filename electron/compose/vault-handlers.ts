/** Calls about the vault. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { vaultCalls } from '../contract/calls.ts';
import type { ImportRunner } from './import-runner.ts';
import type { Parts } from './parts.ts';

/** After the vault opens, imports that were cut off go on by themselves, and the golden set runs when it is due. */
export function vaultHandlers(
  { sessions, needs, jobs, golden }: Parts,
  imports: ImportRunner,
): Handlers<CallsTo<'engine', typeof vaultCalls>> {
  const inBackground = async (): Promise<void> => {
    if (needs.worksInBackground) await imports.resume();
    golden.look();
  };
  return {
    'vault.state': () => sessions.state(),
    'vault.create': async ({ passphrase, name }) => {
      const { state, recoveryKey } = await sessions.create(passphrase, name);
      needs.emit('vault.changed', state);
      return { ...state, recoveryKey };
    },
    'vault.unlock': async ({ passphrase }) => {
      const state = await sessions.unlock(passphrase);
      needs.emit('vault.changed', state);
      await inBackground();
      return state;
    },
    'vault.recover': async ({ recoveryKey, passphrase }) => {
      const state = await sessions.recover(recoveryKey, passphrase);
      needs.emit('vault.changed', state);
      await inBackground();
      return state;
    },
    'vault.lock': async () => {
      await jobs.close();
      const state = await sessions.lock();
      needs.emit('vault.changed', state);
      return state;
    },
  };
}
