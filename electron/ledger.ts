/** The ledger process: the only writer of the audit log. Started by main (or the command line), told its keys once, ends at the first failed write. */
import { z } from 'zod';
import { ed25519Signer, witnessSigner } from './adapters/signer/ed25519-signer.ts';
import { openLedger, type FileLedger } from './adapters/ledger-file/open-ledger.ts';
import { ledgerMethods } from './contract/child.ts';
import { CloisterError } from './contract/failure.ts';
import type { UtcTime } from './contract/ids.ts';
import { channelToParent } from './wire/parent.ts';
import { serve, type MethodHandlers, type RequestContext } from './wire/serve.ts';

let opening: Promise<FileLedger> | null = null;

async function opened(): Promise<FileLedger> {
  if (opening === null) throw new CloisterError('log-unavailable', { subject: 'not opened' });
  return opening;
}

const handlers: MethodHandlers<typeof ledgerMethods> = {
  init: async ({ signingSeed, ...told }) => {
    if (opening !== null) throw new CloisterError('invalid', { subject: 'opened twice' });
    opening = openLedger({
      ...told,
      signer: ed25519Signer(signingSeed),
      witness: witnessSigner(signingSeed),
      clock: { now: () => new Date().toISOString() as UtcTime, monotonic: () => performance.now() },
      onPoison: endSoon,
    });
    return (await opening).state();
  },
  append: async ({ draft, details }) => (await opened()).append(draft, details),
  state: async () => (await opened()).state(),
  search: async (filter) => {
    const { events, size } = await (await opened()).search(filter);
    return { events: [...events], size };
  },
  get: async ({ index }) => {
    const found = await (await opened()).get(index);
    return found === null ? null : { ...found, details: z.json().nullable().parse(found.details) };
  },
  'destroy-details': async ({ subject }) => {
    await (await opened()).destroyDetails(subject);
    return null;
  },
  verify: async (_nothing, context) => (await opened()).verify(watchFor(context)),
  export: async ({ folder, ...range }, context) => (await opened()).export(folder, range, watchFor(context)),
  'anchor-request': async ({ old, who }) => (await opened()).requestAnchor(old, who),
  'take-anchor': async ({ bytes, who }) => (await opened()).takeAnchor(bytes, who),
  'trust-anchor': async ({ key, who }) => {
    await (await opened()).trustAnchor(key, who);
    return null;
  },
  countersign: async ({ request, logKey, who }) => (await opened()).countersign(request, logKey, who),
  'witness-key': async () => ({ key: await (await opened()).witnessKey() }),
  heartbeat: async () => ({ memoryBytes: process.memoryUsage.rss() }),
};

function watchFor({ signal, emit }: RequestContext): Parameters<FileLedger['verify']>[0] & object {
  return {
    signal,
    onProgress: (done, total) => {
      emit({ done, total });
    },
  };
}

/** After a failed write nothing in memory can be trusted. The refusals already on their way get a moment to leave. */
function endSoon(): void {
  setTimeout(() => process.exit(1), 100);
}

serve(channelToParent(), ledgerMethods, handlers);
