/** A log for proofs: small segments, no reserve to speak of, a clock that a start sets. */
import { ed25519Signer, witnessSigner } from '../../electron/adapters/signer/ed25519-signer.ts';
import type { OpenFile } from '../../electron/adapters/ledger-file/log-files.ts';
import { openLedger, type FileLedger } from '../../electron/adapters/ledger-file/open-ledger.ts';
import type { EventDraft } from '../../electron/contract/audit.ts';
import type { UtcTime } from '../../electron/contract/ids.ts';
import { verifierFolder } from '../verifier/memory-bundle.ts';

/** The same keys as the process that is killed. */
export function openProofLog(folder: string, start: string, openFile?: OpenFile): Promise<FileLedger> {
  let wall = Date.parse(start);
  let steady = 0;
  return openLedger({
    folder,
    signer: ed25519Signer(new Uint8Array(32).fill(7)),
    witness: witnessSigner(new Uint8Array(32).fill(7)),
    sidecarKey: new Uint8Array(32).fill(9),
    app: { version: '0.1.0', build: 'proof' },
    verifierFolder,
    knownHead: null,
    clock: { now: () => new Date((wall += 1000)).toISOString() as UtcTime, monotonic: () => (steady += 1000) },
    segmentBytes: 8 * 1024,
    reserveBytes: 512,
    ...(openFile === undefined ? {} : { openFile }),
  });
}

export function proofDraft(n: number): EventDraft {
  return {
    kind: 'document.viewed',
    who: { user: 'u_0123456789', role: 'reviewer', auth: 'passphrase' },
    why: { purpose: 'proof', matter: null },
    what: { n, filler: 'x'.repeat(n % 150) },
    ai: null,
    decision: null,
  };
}
