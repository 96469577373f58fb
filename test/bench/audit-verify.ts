/** Verifies one bundle in a process of its own, so that its memory is what verifying takes: `node audit-verify.ts BUNDLE [thread]`. Prints JSON. */
import { readBundle } from '../../electron/adapters/ledger-file/read-bundle.ts';
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';

/** What one run says of itself. */
export interface VerifyRun {
  readonly milliseconds: number;
  readonly mostMegabytes: number;
  readonly size: number;
  readonly outcome: string;
}

if (import.meta.main) {
  const [folder = '', threaded] = process.argv.slice(2);
  const thread = threaded === 'thread' ? new URL('../../electron/blocks.ts', import.meta.url) : undefined;
  const start = performance.now();
  const { size, outcome } = await verifyBundle(await readBundle(folder, thread));
  const milliseconds = performance.now() - start;
  const mostMegabytes = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  console.log(JSON.stringify({ milliseconds, mostMegabytes, size, outcome } satisfies VerifyRun));
}
