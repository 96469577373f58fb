/** Measures the audit log: how long an event takes to be durable, how many a second, and how fast a big log verifies. Ratios of one run.
 *  `npm run bench -- audit [--n=EVENTS]`: 100,000 events unless told; 1,000,000 take minutes and 3 GB of the temporary folder. */
import Database from 'better-sqlite3-multiple-ciphers';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedger, type FileLedger } from '../../electron/adapters/ledger-file/open-ledger.ts';
import { readBundle } from '../../electron/adapters/ledger-file/read-bundle.ts';
import { ed25519Signer, witnessSigner } from '../../electron/adapters/signer/ed25519-signer.ts';
import type { EventDraft } from '../../electron/contract/audit.ts';
import type { UtcTime } from '../../electron/contract/ids.ts';
import { inclusionProof, provesInclusion } from '../../electron/core/ledger/proofs.ts';
import { hashTree } from '../../electron/core/ledger/hash-tree.ts';
import { leafHash } from '../../electron/core/ledger/hash.ts';
import type { VerifyRun } from './audit-verify.ts';

const alone = 300;
const inFlight = 64;
const rounds = 60;
const usual = 100_000;

/** Runs all measures and prints them, with n. `events` is the size of the log that is verified. */
export async function benchAudit(events = usual, print: (line: string) => void = console.log): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-audit-bench-'));
  try {
    const log = await openBenchLog(join(folder, 'log'));
    await benchAppend(log, folder, print);
    await benchVerify(log, folder, events, print);
    await log.close();
    await benchOpen(folder, print);
    benchProofs(events, print);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openBenchLog(folder: string): Promise<FileLedger> {
  return openLedger({
    folder,
    signer: ed25519Signer(new Uint8Array(32).fill(1)),
    witness: witnessSigner(new Uint8Array(32).fill(1)),
    sidecarKey: new Uint8Array(32).fill(2),
    app: { version: '0.0.0', build: 'bench' },
    verifierFolder: fileURLToPath(new URL('../../resources/verifier', import.meta.url)),
    knownHead: null,
    clock: { now: () => new Date().toISOString() as UtcTime, monotonic: () => performance.now() },
  });
}

async function benchAppend(log: FileLedger, folder: string, print: (line: string) => void): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < alone; n++) {
    const start = performance.now();
    await log.append(draft(n));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const plainAlone = await plainLoop(join(folder, 'plain'), alone, 1);
  print(
    `append alone: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms (n = ${alone}); plain write+fdatasync mean ${(plainAlone / alone).toFixed(2)} ms`,
  );

  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: inFlight }, (_, n) => log.append(draft(n))));
  }
  const count = rounds * inFlight;
  const ours = performance.now() - start;
  const plain = await plainLoop(join(folder, 'plain'), rounds, inFlight);
  const sqlite = sqliteLoop(join(folder, 'peer.db'), alone);
  const single = await plainLoop(join(folder, 'plain'), alone, 1);
  print(
    `append, ${inFlight} in flight: ${perSecond(count, ours)} events/s; plain loop that syncs every record: ${perSecond(alone, single)}, ratio ${(count / ours / (alone / single)).toFixed(1)}; plain loop that syncs every ${inFlight}: ${perSecond(count, plain)}, ratio ${(plain / ours).toFixed(2)}; SQLite WAL synchronous=FULL, one event a commit: ${perSecond(alone, sqlite)}, ratio ${(count / ours / (alone / sqlite)).toFixed(1)} (n = ${count})`,
  );
}

/** The usual embedded log: one row a transaction, each durable. Returns milliseconds. */
function sqliteLoop(path: string, count: number): number {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE events (n INTEGER PRIMARY KEY, entry BLOB)');
  const insert = database.prepare('INSERT INTO events (entry) VALUES (?)');
  const entry = Buffer.alloc(600, 7);
  const start = performance.now();
  for (let n = 0; n < count; n++) insert.run(entry);
  const took = performance.now() - start;
  database.close();
  return took;
}

/** What any program would do at least: write `each` records of the size of an entry at once, sync, `count` times. Returns milliseconds. */
async function plainLoop(path: string, count: number, each: number): Promise<number> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(600 * each, 7);
  await file.write(Buffer.alloc(block.length * count));
  await file.sync();
  const start = performance.now();
  for (let n = 0; n < count; n++) {
    await file.write(block, 0, block.length, n * block.length);
    await file.datasync();
  }
  const took = performance.now() - start;
  await file.close();
  await rm(path);
  return took;
}

async function benchVerify(
  log: FileLedger,
  folder: string,
  events: number,
  print: (line: string) => void,
): Promise<void> {
  const { size } = await log.state();
  for (let n = size; n < events; n += 1000) {
    await Promise.all(Array.from({ length: Math.min(1000, events - n) }, (_, at) => log.append(draft(n + at))));
  }
  const bundle = join(folder, 'bundle');
  const exporting = performance.now();
  await log.export(bundle, { since: null, until: null });
  const exported = performance.now() - exporting;
  const entries = await bareHash([join(bundle, 'entries.jsonl')]);
  const every = await bareHash(await filesIn(bundle));
  const integrity = await integrityOf(bundle);
  const own = await timed(() => log.verify());
  const [alone, threaded] = [verifyApart(bundle, ''), verifyApart(bundle, 'thread')];
  const bare = entries.milliseconds;
  print(
    `integrity of the entries (read, leaf hashes, shape, tree and root): ${seconds(integrity)}; bare SHA-256 ${seconds(bare)}; ratio ${(integrity / bare).toFixed(1)} (n = ${alone.size}, ${megabytes(entries.bytes)})`,
  );
  for (const [how, { milliseconds: took, mostMegabytes, size, outcome }] of [
    ['on one thread', alone],
    [`with a second thread (${availableParallelism()} cores)`, threaded],
  ] as const) {
    print(
      `verify a bundle, everything, ${how}: ${perSecond(size, took)} events/s, ${seconds(took)}; ratio ${(took / bare).toFixed(1)} to bare SHA-256 of its entries, ${(took / every.milliseconds).toFixed(1)} to that of all its files (n = ${size}, ${megabytes(every.bytes)}, ${outcome}); most memory ${mostMegabytes} MB`,
    );
  }
  print(`export ${seconds(exported)}`);
  print(`verify the log itself: ${seconds(own)}; ratio ${(own / bare).toFixed(1)} to bare SHA-256 of its entries`);
}

/** One hash over all of the files, a part at a time: what reading these bytes costs any verifier. */
async function bareHash(paths: readonly string[]): Promise<{ milliseconds: number; bytes: number }> {
  let [milliseconds, bytes] = [0, 0];
  const sum = createHash('sha256');
  for (const path of paths) {
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const start = performance.now();
      sum.update(part as Buffer);
      milliseconds += performance.now() - start;
      bytes += (part as Buffer).length;
    }
  }
  return { milliseconds, bytes };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const inside = await readdir(folder, { recursive: true, withFileTypes: true });
  return inside.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds to rebuild the tree from the entries as they lie in a bundle. */
async function integrityOf(bundle: string): Promise<number> {
  const start = performance.now();
  const tree = hashTree();
  for await (const { facts } of (await readBundle(bundle)).blocks('entries.jsonl')) tree.append(facts.leaves);
  tree.root();
  return performance.now() - start;
}

/** Verifies in a process of its own: what this one holds already is no part of it. */
function verifyApart(bundle: string, threaded: string): VerifyRun {
  const script = fileURLToPath(new URL('audit-verify.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [script, bundle, threaded], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as VerifyRun;
}

/** From nothing to an acknowledged event: the first time the journal is read whole, afterwards by its indexes. */
async function benchOpen(folder: string, print: (line: string) => void): Promise<void> {
  const times: string[] = [];
  let size = 0;
  for (const what of ['read whole', 'by indexes']) {
    const start = performance.now();
    const log = await openBenchLog(join(folder, 'log'));
    times.push(`${what} ${((performance.now() - start) / 1000).toFixed(2)} s`);
    size = (await log.state()).size;
    await log.close();
  }
  print(`open to the first acknowledged event: ${times.join(', ')} (n = ${size} events)`);
}

function benchProofs(events: number, print: (line: string) => void): void {
  const tree = hashTree();
  for (let n = 0; n < events; n++) tree.append(leafHash(Buffer.from(String(n))));
  const root = tree.root();
  const times: number[] = [];
  for (let n = 0; n < 2000; n++) {
    const index = (n * 7919) % tree.size();
    const start = performance.now();
    const proof = inclusionProof(tree.node, index, tree.size());
    if (!provesInclusion({ leaf: tree.node(0, index), index, size: tree.size(), root }, proof))
      throw new Error('no proof');
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  print(
    `inclusion proof made and checked: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms (n = 2000, tree of ${events.toLocaleString('en')})`,
  );
}

function draft(n: number): EventDraft {
  return {
    kind: 'inference.completed',
    who: { user: 'u_0123456789', role: 'reviewer', auth: 'passphrase' },
    why: { purpose: 'bench', matter: 'm_0123456789' },
    what: { document: `d_${n}`, field: 'governing-law', status: 'found', page: n % 40 },
    ai: null,
    decision: null,
  };
}

function quantile(sorted: readonly number[], at: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0).toFixed(2);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function perSecond(count: number, milliseconds: number): string {
  return Math.round((count / milliseconds) * 1000).toLocaleString('en');
}

if (import.meta.main) {
  const told = process.argv.find((word) => word.startsWith('--n='));
  await benchAudit(told === undefined ? usual : Number(told.slice('--n='.length)));
}
