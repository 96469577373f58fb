// What the log carries on real files: no personal data in the clear anywhere, exports, replays, holds and erasure.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fhirFaults, ocsfFaults } from '../features/audit/published-shapes.ts';
import { commandLine, root, temporaryFolder, type CommandLine } from './cloister.ts';

const note = readFileSync(join(root, 'resources/samples/health/progress-note.txt'), 'utf8');
/** 500 words that stand nowhere else. All begin alike, so that one search finds any of them. */
const marker = 'QxZvWkJqYw';
const canaries = Array.from({ length: 500 }, (_, n) => `${marker}${(n * 7919 + 104_729).toString(36)}`);

/** A canary as a stray copy could hold it. Base64 inside a longer text starts at one of three places: the whole groups of each are looked for. */
const encodings: Readonly<Record<string, (text: string) => Buffer[]>> = {
  'UTF-8': (text) => [Buffer.from(text, 'utf8')],
  'UTF-16': (text) => [Buffer.from(text, 'utf16le')],
  'UTF-16 big-endian': (text) => [Buffer.from(text, 'utf16le').swap16()],
  hexadecimal: (text) => [Buffer.from(Buffer.from(text).toString('hex'))],
  base64: (text) => [0, 1, 2].map((skip) => Buffer.from(wholeGroups(text.slice(skip)))),
  backwards: (text) => [Buffer.from(text, 'latin1').reverse()],
};

function wholeGroups(text: string): string {
  return Buffer.from(text.slice(0, text.length - (text.length % 3))).toString('base64');
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function foundIn(folder: string): string[] {
  return filesUnder(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return Object.entries(encodings)
      .filter(([, encode]) => encode(marker).some((one) => bytes.includes(one)))
      .map(([name]) => `${name} in ${file}`);
  });
}

/** What the published schemas find wrong with an export of real work. */
function publishedFaults(form: string, out: string): readonly string[] {
  const folder = form === 'bundle' ? join(out, 'views') : out;
  const faults = (name: string, check: (line: unknown) => readonly string[]): readonly string[] =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .flatMap((line) => check(JSON.parse(line)));
  return [
    ...(form === 'bundle' || form === 'ocsf' ? faults('ocsf.jsonl', ocsfFaults) : []),
    ...(form === 'bundle' || form === 'fhir' ? faults('fhir.ndjson', fhirFaults) : []),
  ];
}

describe('a vault with 500 canaries', { timeout: 300_000 }, () => {
  let cloister: CommandLine;
  let document: string;
  let said = '';
  const temporary = temporaryFolder('temp');
  const environment = { CLOISTER_PASSPHRASE: 'a passphrase for tests', TMPDIR: temporary };
  const run: CommandLine['run'] = async (args) => {
    const made = await cloister.run(args, environment);
    said += made.error;
    return made;
  };
  const entriesOf = async (form: string): Promise<{ n: number; kind: string }[]> => {
    const out = join(temporaryFolder('export'), form);
    expect((await run(['audit', 'export', '--as', 'jsonl', '--out', out])).code).toBe(0);
    const lines = readFileSync(join(out, 'events.jsonl'), 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as { n: number; kind: string });
  };

  beforeAll(async () => {
    cloister = commandLine();
    const folder = temporaryFolder('canaries');
    const names = canaries.map((canary, n) => `Contact ${n}: ${canary} lives at ${canary} Street.`);
    writeFileSync(join(folder, `${canaries[0]}.txt`), `${note}\n\n${names.join('\n')}\n`);
    const { lines } = await run(['import', folder, '--matter', canaries[1]!, '--pack', 'health']);
    document = (lines[0] as { document: string }).document;
    const shown = await run(['show', document]);
    const { findings } = shown.lines[0] as { findings: { finding: { id: string; status: string } }[] };
    const { id } = findings.find(({ finding }) => finding.status === 'found')!.finding;
    await run(['review', id, 'reject', '--reason', `ask ${canaries[2]}`]);
    await run(['find', canaries[3]!, '--matter', canaries[1]!]);
  }, 300_000);

  test('holds none of them in the clear: log, details, record, index, files, temporary files, words on the screen', () => {
    expect(filesUnder(cloister.home).length).toBeGreaterThan(5);
    expect(foundIn(cloister.home)).toEqual([]);
    expect(foundIn(temporary)).toEqual([]);
    expect(canaries.slice(4).filter((canary) => said.includes(canary))).toEqual([]);
  });

  test('the search would find one that lies in the clear', () => {
    const folder = temporaryFolder('planted');
    mkdirSync(join(folder, 'deep'));
    for (const [name, encode] of Object.entries(encodings))
      writeFileSync(join(folder, 'deep', name), Buffer.concat([Buffer.from('abc'), encode(canaries[7]!)[0]!]));
    for (const before of ['x', 'xy'])
      writeFileSync(join(folder, `after ${before}`), Buffer.from(`${before}${canaries[7]!}`).toString('base64'));
    const files = foundIn(folder).map((one) => one.replace(/^.* in /u, '')); // UTF-16 may be seen in either order
    expect(new Set(files).size).toBe(Object.keys(encodings).length + 2);
  });

  test.each(['bundle', 'jsonl', 'csv', 'ocsf', 'fhir', 'pdf'])('exports none of them as %s', async (form) => {
    const out = join(temporaryFolder('export'), form);
    const { code } = await run(['audit', 'export', '--as', form, '--out', out]);
    expect(code).toBe(0);
    expect(foundIn(out)).toEqual([]);
    expect(publishedFaults(form, out)).toEqual([]);
  });

  test('gives details only with a reason, and says in the log that it did', async () => {
    const out = join(temporaryFolder('export'), 'named');
    await run(['audit', 'export', '--as', 'csv', '--out', out, '--reidentify', 'court order 7']);
    expect(readFileSync(join(out, 'details.jsonl'), 'utf8')).toContain(canaries[2]);
  });

  test('a step that is run again comes to the same result', async () => {
    const entries = await entriesOf('replay');
    for (const kind of ['document.parsed', 'document.classified', 'document.extracted', 'mentions.searched']) {
      const { n } = entries.find((entry) => entry.kind === kind)!;
      const { code, lines } = await run(['audit', 'replay', String(n)]);
      expect(lines[0]).toMatchObject({ event: n, kind, same: true, differences: [] });
      expect(code).toBe(0);
    }
    const act = entries.find((entry) => entry.kind === 'review.rejected')!;
    expect((await run(['audit', 'replay', String(act.n)])).code).toBe(2);
  });

  test('a hold stops erasure; without it the document goes, its details with it, and the log still verifies', async () => {
    await run(['matter', 'hold', canaries[1]!, '--reason', 'litigation']);
    expect((await run(['erase', document, '--reason', 'asked'])).code).toBe(6);
    await run(['matter', 'release', canaries[1]!, '--reason', 'settled']);
    expect((await run(['erase', document, '--reason', 'asked'])).code).toBe(0);
    const out = join(temporaryFolder('export'), 'after');
    await run(['audit', 'export', '--as', 'csv', '--out', out, '--reidentify', 'to see what is left']);
    expect(readFileSync(join(out, 'details.jsonl'), 'utf8')).not.toContain(canaries[2]);
    const { lines } = await run(['audit', 'verify']);
    expect(lines[0]).toMatchObject({ outcome: expect.stringMatching(/^intact/u) as string });
    expect((await run(['matter', 'destroy', canaries[1]!, '--reason', 'closed'])).code).toBe(0);
    expect(foundIn(cloister.home)).toEqual([]);
  });
});
