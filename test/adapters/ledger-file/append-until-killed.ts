/** A process of its own for the kill tests: appends to the log of the given folder until it is killed, telling its parent what is durable. */
import type { UtcTime } from '../../../electron/contract/ids.ts';
import { ed25519Signer, witnessSigner } from '../../../electron/adapters/signer/ed25519-signer.ts';
import { openLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';

const folder = process.argv[2] ?? '';
const log = await openLedger({
  folder: `${folder}/log`,
  signer: ed25519Signer(new Uint8Array(32).fill(7)),
  witness: witnessSigner(new Uint8Array(32).fill(7)),
  sidecarKey: new Uint8Array(32).fill(9),
  app: { version: '0.1.0', build: 'test' },
  verifierFolder: '',
  knownHead: null,
  clock: { now: () => new Date().toISOString() as UtcTime, monotonic: () => performance.now() },
  segmentBytes: 32 * 1024,
  reserveBytes: 4096,
});

async function appendForever(worker: number): Promise<void> {
  for (let n = 0; ; n++) {
    const receipt = await log.append(
      {
        kind: 'document.viewed',
        who: { user: 'u_0123456789', role: 'reviewer', auth: 'passphrase' },
        why: { purpose: 'test', matter: null },
        what: { worker, n, filler: 'x'.repeat(n % 150) },
        ai: null,
        decision: null,
      },
      n % 5 === 0 ? { worker, n } : null,
    );
    process.send?.({ index: receipt.index, leaf: receipt.leaf });
  }
}

await Promise.all([0, 1, 2, 3, 4, 5].map(appendForever));
