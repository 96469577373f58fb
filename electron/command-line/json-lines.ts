/** Reads and writes JSONL files: one object per line, UTF-8. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { CloisterError } from '../contract/failure.ts';

/** Parsed lines in order; a line that is no JSON comes as undefined, so that it is counted and named. Fails with `unreadable`. */
export async function* readLines(file: string): AsyncGenerator {
  try {
    for await (const line of splitLines(createReadStream(file, 'utf8'))) {
      if (line.trim() !== '') yield parseLine(line);
    }
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: file, cause });
  }
}

/** At line feeds only: JSON may hold U+2028 and U+2029 as they are, and node:readline ends a line at them. */
async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const [end = '', ...lines] = piece.split('\n');
    rest += end;
    for (const line of lines) {
      yield rest;
      rest = line;
    }
  }
  yield rest;
}

/** All lines at once. Fails with `unreadable`, and with `invalid` for a line that is no JSON. */
export async function readAllLines(file: string): Promise<readonly unknown[]> {
  const lines: unknown[] = [];
  for await (const line of readLines(file)) {
    if (line === undefined) throw new CloisterError('invalid', { subject: `${file} line ${String(lines.length + 1)}` });
    lines.push(line);
  }
  return lines;
}

/** Ids of an output file that an earlier run left, so that the next one goes on; none when there is no file. */
export async function idsWritten(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const ids = text.split('\n').flatMap((line) => {
    const value = parseLine(line);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? [value.id]
      : [];
  });
  return new Set(ids);
}

function parseLine(line: string): unknown {
  try {
    // Trimmed: a byte order mark is white space here, and JSON knows none.
    return JSON.parse(line.trim()) as unknown;
  } catch {
    return undefined;
  }
}
