/** Reads a GGUF file with our own reader, header and weights, without any native code. */
import { open, type FileHandle } from 'node:fs/promises';
import { checkBlocks } from '../../core/gguf/check-blocks.ts';
import type { GgufHeader, GgufTensor } from '../../contract/gguf.ts';
import { readGguf } from '../../core/gguf/read-gguf.ts';
import type { GgufFacts } from '../../ports/site-model-files.ts';

/** Headers carry the vocabulary: some ten megabytes for the largest ones. */
const firstBytes = 1 << 20;
const mostBytes = 1 << 28;
/** A multiple of every block size is cut from this at a time. */
const partBytes = 1 << 22;

/** Header and every weight. A broken or cut file is an answer, not a failure. */
export async function inspectGguf(path: string): Promise<GgufFacts> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reading = await readHeader(file, size);
    if (typeof reading === 'string') return { kind: 'broken', problem: reading };
    if (reading.needs > size)
      return {
        kind: 'broken',
        problem: `it is cut short: ${reading.needs - size} of ${reading.needs} bytes are missing`,
      };
    return { kind: 'read', header: reading, bytes: size, ...(await weigh(file, reading.tensors)) };
  } finally {
    await file.close();
  }
}

/** The header alone; null when there is none that can be read. */
export async function ggufHeader(path: string): Promise<GgufHeader | null> {
  const file = await open(path, 'r');
  try {
    const reading = await readHeader(file, (await file.stat()).size);
    return typeof reading === 'string' ? null : reading;
  } finally {
    await file.close();
  }
}

/** The header, or what is wrong with it. */
async function readHeader(file: FileHandle, size: number): Promise<GgufHeader | string> {
  for (let length = firstBytes; ; length *= 8) {
    const bytes = Buffer.alloc(Math.min(length, size, mostBytes));
    await file.read(bytes, 0, bytes.length, 0);
    const reading = readGguf(bytes);
    if (reading.kind === 'header') return reading.header;
    if (reading.kind === 'broken') return reading.problem;
    if (bytes.length === size) return 'it is cut short inside its header';
    if (bytes.length === mostBytes) return 'its header does not end';
  }
}

async function weigh(
  file: FileHandle,
  tensors: readonly GgufTensor[],
): Promise<{ notNumbers: string[]; zero: string[] }> {
  const found = { notNumbers: [] as string[], zero: [] as string[] };
  for (const tensor of tensors) {
    const facts = await weighOne(file, tensor);
    if (facts.notNumbers > 0) found.notNumbers.push(tensor.name);
    if (facts.isZero) found.zero.push(tensor.name);
  }
  return found;
}

async function weighOne(
  file: FileHandle,
  { start, bytes, type }: GgufTensor,
): Promise<{ notNumbers: number; isZero: boolean }> {
  const step = Math.floor(partBytes / type.bytes) * type.bytes;
  let notNumbers = 0;
  let isZero = true;
  for (let done = 0; done < bytes; done += step) {
    const part = Buffer.alloc(Math.min(step, bytes - done));
    await file.read(part, 0, part.length, start + done);
    const facts = checkBlocks(type, part);
    notNumbers += facts.notNumbers;
    isZero &&= facts.isZero;
  }
  return { notNumbers, isZero };
}
