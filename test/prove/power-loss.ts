/** Power cuts, simulated over a recorded run: up to a random moment everything synced is there, and of the rest any part, torn and in any order. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { picker, type Pick } from '../verifier/tamperings.ts';
import { lossesIn } from './kill.ts';
import { openProofLog, proofDraft } from './proof-log.ts';
import { count, type Proof } from './progress.ts';
import { recordingDisk, type DiskStep } from './recording-disk.ts';

interface Recording {
  /** Files as they were when the recording began, and where they lay. */
  readonly folder: string;
  readonly before: ReadonlyMap<string, Buffer>;
  readonly steps: readonly DiskStep[];
  /** Acknowledged events, with the number of steps that had been done when each was. */
  readonly told: readonly {
    readonly index: number;
    readonly leaf: string;
    readonly hasDetails: boolean;
    readonly step: number;
  }[];
}

export function powerLossProof(): Proof {
  const recordings = new Map<number, Promise<Recording>>();
  return {
    name: 'power-loss',
    unit: 'simulated power cuts',
    step: 20,
    trials: async (from, to, counts) => {
      const wrong: string[] = [];
      for (let n = from; n < to; n++) {
        const pick = picker(n + 1);
        const run = Math.floor(n / 500);
        const recording = await (recordings.get(run) ?? remember(recordings, run));
        const cut = pick(recording.steps.length + 1);
        const told = recording.told.filter(({ step }) => step <= cut);
        const place = mkdtempSync(join(tmpdir(), 'cloister-power-'));
        writeState(recording, cut, pick, join(place, 'log'));
        count(counts, 'acknowledged before the cut', told.length);
        for (const what of await lossesIn(place, told)) wrong.push(`seed ${n + 1}, step ${cut}: ${what}`);
        rmSync(place, { recursive: true });
      }
      return wrong;
    },
  };
}

function remember(recordings: Map<number, Promise<Recording>>, run: number): Promise<Recording> {
  const made = record(run);
  recordings.set(run, made);
  return made;
}

/** A log that was opened, filled and closed once, and is now opened and filled again, several segments long. */
async function record(run: number): Promise<Recording> {
  const folder = join(mkdtempSync(join(tmpdir(), 'cloister-recording-')), 'log');
  const first = await openProofLog(folder, '2026-01-01T00:00:00.000Z');
  for (let n = 0; n < 5; n++) await first.append(proofDraft(n), { n });
  await first.close();
  const before = readAll(folder);
  const steps: DiskStep[] = [];
  const told: { index: number; leaf: string; hasDetails: boolean; step: number }[] = [];
  const log = await openProofLog(folder, '2026-02-01T00:00:00.000Z', recordingDisk(steps, existsSync));
  const pick = picker(1000 + run);
  for (let round = 0; round < 12; round++) {
    const some = Array.from({ length: 1 + pick(6) }, (_, at) => round * 10 + at);
    const work = some.map(async (n) => {
      const { index, leaf } = await log.append(proofDraft(n * 7), n % 3 === 0 ? { n } : null);
      told.push({ index, leaf, hasDetails: n % 3 === 0, step: steps.length });
    });
    await Promise.all(work);
  }
  await log.close();
  rmSync(folder, { recursive: true });
  return { folder, before, steps, told };
}

function readAll(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [path, readFileSync(path)]));
}

interface FileState {
  bytes: Buffer;
  hasName: boolean;
  pending: { at: number; bytes: Uint8Array }[];
}

/** Writes a state that the disk can be in after `cut` steps. */
function writeState({ folder, before, steps }: Recording, cut: number, pick: Pick, place: string): void {
  const files = new Map<string, FileState>();
  for (const [path, bytes] of before) files.set(path, { bytes: Buffer.from(bytes), hasName: true, pending: [] });
  for (const step of steps.slice(0, cut)) doStep(files, step);
  for (const [path, file] of files) {
    if (!file.hasName && pick(2) === 0) continue; // its folder was not synced: the name may be gone
    for (const write of shuffled(file.pending, pick)) tear(file, write, pick);
    const target = join(place, relative(folder, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
  }
}

function doStep(files: Map<string, FileState>, step: DiskStep): void {
  const { path } = step;
  if (step.kind === 'create') files.set(path, { bytes: Buffer.alloc(0), hasName: false, pending: [] });
  const file = files.get(path);
  if (file === undefined) {
    for (const [name, one] of files) if (dirname(name) === path) one.hasName = true; // a folder was synced
  } else if (step.kind === 'write') {
    file.pending.push(step);
  } else if (step.kind === 'sync') {
    for (const write of file.pending.splice(0)) put(file, write.at, write.bytes);
  }
}

/** Sectors of an unsynced write reach the disk or do not, each for itself. */
function tear(file: FileState, { at, bytes }: { at: number; bytes: Uint8Array }, pick: Pick): void {
  const mode = pick(3);
  if (mode === 0) return;
  for (let start = 0; start < bytes.length;) {
    const end = Math.min(bytes.length, (Math.floor((at + start) / 512) + 1) * 512 - at);
    if (mode === 1 || pick(2) === 0) put(file, at + start, bytes.subarray(start, end));
    start = end;
  }
}

function put(file: FileState, at: number, bytes: Uint8Array): void {
  if (at + bytes.length > file.bytes.length) file.bytes = Buffer.concat([file.bytes], at + bytes.length);
  file.bytes.set(bytes, at);
}

function shuffled<T>(list: readonly T[], pick: Pick): readonly T[] {
  const left = [...list];
  return list.map(() => left.splice(pick(left.length), 1)[0] as T);
}
