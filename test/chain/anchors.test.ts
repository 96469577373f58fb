import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AnchorLine,
  AnchoredStateLine,
  TakenAnchorLine,
  WitnessKeyLine,
} from '../../electron/contract/anchor-lines.ts';
import { authorities, makeToken } from '../fixtures/make-token.ts';
import { sha256Of } from '../verifier/anchored-bundle.ts';
import { commandLine, temporaryFolder, type CommandLine } from './cloister.ts';

/** A vault comes with the first import, even of a file that nobody can read. */
async function newVault(): Promise<CommandLine> {
  const cloister = commandLine();
  const file = join(temporaryFolder('import'), 'empty.bin');
  writeFileSync(file, '');
  await cloister.run(['import', file, '--matter', 'Anchors', '--pack', 'legal']);
  return cloister;
}

let [mine, theirs]: CommandLine[] = [];
beforeAll(async () => {
  [mine, theirs] = await Promise.all([newVault(), newVault()]);
}, 180_000);

describe('two people with a Cloister each', () => {
  test('anchor the log of one by the signature of the other and by a time stamp, with files only', async () => {
    const drop = join(temporaryFolder('drop'), 'out');
    const out = await mine!.run(['audit', 'anchor', '--to', drop]);
    expect(out.error).toBe('');
    const { size, files } = AnchorLine.parse(out.lines[0]);
    expect(files.map((name) => name.replace(/^.*\./u, ''))).toEqual(['note', 'request', 'tsq', 'html']);
    const place = (end: string): string => join(drop, files.find((name) => name.endsWith(end)) ?? '');
    const note = readFileSync(place('.note'));
    expect(readFileSync(place('.html'), 'utf8')).toContain('<svg');

    const export_ = join(temporaryFolder('export'), 'bundle');
    await mine!.run(['audit', 'export', '--out', export_]);
    const [logKey] = (JSON.parse(readFileSync(join(export_, 'keys.json'), 'utf8')) as { log: string[] }).log;
    const signed = join(drop, 'countersigned.note');
    const countersigned = await theirs!.run([
      'audit',
      'countersign',
      place('.request'),
      '--log-key',
      logKey!,
      '--out',
      signed,
    ]);
    expect(countersigned).toMatchObject({ code: 0, error: '' });
    const { key } = WitnessKeyLine.parse((await theirs!.run(['audit', 'witness-key'])).lines[0]);

    const unknown = await mine!.run(['audit', 'import-anchor', signed]);
    expect(unknown.code).toBe(2);
    expect(unknown.error).toContain('unknown-witness');
    expect((await mine!.run(['audit', 'trust', key])).code).toBe(0);
    expect((await mine!.run(['audit', 'trust', sha256Of(authorities.rsa.certificate)])).code).toBe(0);
    const stamp = join(drop, 'stamp.tsr');
    writeFileSync(stamp, makeToken(authorities.rsa, note, '20990101000000Z'));
    const taken = await mine!.run(['audit', 'import-anchor', signed, stamp, place('.note')]);
    expect(taken.error).toBe('');
    const kinds = taken.lines.map((line) => TakenAnchorLine.parse(line)).map((line) => [line.kind, line.size]);
    expect(kinds).toEqual([
      ['cosignature', size],
      ['timestamp', size],
      ['head', size],
    ]);
    const state = AnchoredStateLine.parse((await mine!.run(['audit', 'state'])).lines[0]);
    expect(state.anchored).toMatchObject({ size, by: expect.stringContaining('/witness/') });
    expect(state.anchorAge).toMatchObject({ maximumHours: 24, isOver: false });
  }, 240_000);

  test('are told when nobody signed for longer than the settings allow', async () => {
    const state = AnchoredStateLine.parse((await theirs!.run(['audit', 'state'])).lines[0]);
    expect(state).toMatchObject({ anchored: null, anchorAge: { isOver: false } });
    const wrong = await theirs!.run(['audit', 'import-anchor', join(temporaryFolder('none'), 'nothing')]);
    expect(wrong.code).toBe(1);
    expect(wrong.error).toContain('unreadable');
  }, 60_000);
});
