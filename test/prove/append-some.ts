/** A process of its own for injected faults: opens the log of a folder, appends a while, and says on its output what is durable. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openProofLog, proofDraft } from './proof-log.ts';

const log = await openProofLog(join(process.argv[2] ?? '', 'log'), '2027-01-01T00:00:00.000Z');
for (let n = 0; n < 24; n++) {
  const { index, leaf } = await log.append(proofDraft(n * 31), n % 3 === 0 ? { n } : null);
  writeSync(1, `${JSON.stringify({ index, leaf, hasDetails: n % 3 === 0 })}\n`);
}
await log.close();
