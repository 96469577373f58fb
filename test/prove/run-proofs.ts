/** `npm run audit:prove [-- name …] [--n=COUNT] [--events=COUNT]`: the long proofs of the audit log. Resumable; progress under `.cache/audit-prove`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { agreementProof } from './agreement.ts';
import { cleanProof } from './clean.ts';
import { completenessProof, siteCount } from './completeness.ts';
import { faultProof, faultTrials } from './faults.ts';
import { killProof } from './kill.ts';
import { powerLossProof } from './power-loss.ts';
import { progressFolder, prove, type Proof } from './progress.ts';
import { tamperingProof } from './tampering.ts';

const words = process.argv.slice(2);
const events = numberOf('events') ?? 10_000;
const proofs: Readonly<Record<string, readonly [() => Proof, number | (() => Promise<number>)]>> = {
  tampering: [() => tamperingProof(events), 20_000],
  clean: [cleanProof, 10_000],
  agreement: [agreementProof, 10_000],
  kill: [killProof, 1000],
  'power-loss': [powerLossProof, 5000],
  faults: [faultProof, async () => (await faultTrials()).length],
  completeness: [completenessProof, siteCount()],
};

const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.find((name) => proofs[name] === undefined);
if (unknown !== undefined) {
  console.error(`No proof named ${unknown}. There are: ${Object.keys(proofs).join(', ')}.`);
  process.exit(2);
}
shareCompiled();
let isProven = true;
for (const [name, [make, full]] of Object.entries(proofs)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const wanted = numberOf('n') ?? (typeof full === 'number' ? full : await full());
  isProven = (await prove(make(), wanted)) && isProven;
}
process.exitCode = isProven ? 0 : 1;

/** Children that are killed start a thousand times and leave nothing compiled behind: one that ends by itself does it for all of them. */
function shareCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= `${progressFolder}/compiled`;
  const all = new URL('../../electron/adapters/ledger-file/open-ledger.ts', import.meta.url);
  spawnSync(process.execPath, [fileURLToPath(all)]);
}

function numberOf(option: string): number | null {
  const word = words.find((one) => one.startsWith(`--${option}=`));
  return word === undefined ? null : Number(word.slice(option.length + 3));
}
