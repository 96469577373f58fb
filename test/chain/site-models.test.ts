// The life of a site's own adapter through the real command line, each step a process of its own: in, tested, approved by two people in two
// vaults, in use, back to the version before, and past its last day. And what goes wrong on the way, in words.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ModelLine } from '../../electron/contract/command-output.ts';
import { ApproverKeyLine, RequestLine, WrittenLine } from '../../electron/contract/model-lines.ts';
import { brokenAdapters, siteAdapter, siteCard, withLabels } from '../fixtures/site-adapter.ts';
import { commandLine, temporaryFolder, type CommandLine, type Ended } from './cloister.ts';

const id = 'site.clause-adapter';
const reason = ['--reason', 'measured on our leases'];
const patience = 900_000;
let first: CommandLine;
let second: CommandLine;
let folder: string;

beforeAll(async () => {
  folder = temporaryFolder('site-models');
  writeFileSync(join(folder, 'empty.bin'), '');
  [first, second] = [commandLine(), commandLine()];
  for (const vault of [first, second])
    await vault.run(['import', join(folder, 'empty.bin'), '--matter', 'Leases', '--pack', 'legal']);
}, patience);

/** Writes file and card, and brings them in. */
async function add(name: string, bytes: Uint8Array, card: Record<string, unknown> = siteCard(bytes)): Promise<Ended> {
  const files = [join(folder, `${name}.gguf`), join(folder, `${name}.json`)] as const;
  writeFileSync(files[0], bytes);
  writeFileSync(files[1], JSON.stringify(card));
  return first.run(['models', 'add', files[0], '--card', files[1]]);
}

async function done(args: readonly string[], vault = first): Promise<readonly unknown[]> {
  const { code, error, lines } = await vault.run(args);
  expect(code, `${args.join(' ')}: ${error}`).toBe(0);
  return lines;
}

const stages = async (): Promise<string[]> =>
  (await done(['models', 'list']))
    .map((line) => ModelLine.parse(line))
    .flatMap(({ entry, site }) => (entry.id === id ? [`${entry.version} ${site?.stage ?? ''}`] : []));

/** From the test to the second person's yes. The importer is one of the two, as the exception that the log names. */
async function bringIntoUse(version: string): Promise<void> {
  const named = `${id}@${version}`;
  await done(['models', 'test', named]);
  await done(['models', 'approve', named, ...reason, '--own-import']);
  const out = join(folder, `ask-${version}`);
  mkdirSync(out);
  const asked = WrittenLine.parse((await done(['models', 'ask', named, '--out', out]))[0]);
  const request = join(out, asked.file);
  expect(RequestLine.parse((await done(['models', 'countersign', request], second))[0]).entry.version).toBe(version);
  const signed = await done(['models', 'countersign', request, ...reason, '--out', out], second);
  await done(['models', 'take', join(out, WrittenLine.parse(signed[0]).file)]);
}

describe('the life of a site’s own adapter', () => {
  test(
    'add, test, approve, ask, countersign, take: in use only after two people; then a newer one, back, and out',
    async () => {
      const v1 = siteAdapter('Site Cuad20');
      expect((await add('v1', v1)).code).toBe(0);
      expect(await stages()).toEqual(['1.0.0 imported']);
      const early = await first.run(['models', 'approve', id, ...reason]);
      expect([early.code, early.error]).toEqual([6, expect.stringContaining('was not tested')]);

      const { key } = ApproverKeyLine.parse((await done(['models', 'approver-key'], second))[0]);
      await done(['models', 'trust', key, '--name', 'B. Second']);
      await bringIntoUse('1.0.0');
      expect(await stages()).toEqual(['1.0.0 live']);

      const v2 = siteAdapter('Site Cuad21');
      expect((await add('v2', v2, siteCard(v2, '2.0.0'))).code).toBe(0);
      await bringIntoUse('2.0.0');
      expect(await stages()).toEqual(['1.0.0 replaced', '2.0.0 live']);
      await done(['models', 'rollback', id, '--reason', 'worse on leases']);
      expect(await stages()).toEqual(['1.0.0 live', '2.0.0 imported']);
      await done(['models', 'expire', `${id}@1.0.0`, '--on', '2020-01-01', '--reason', 'its review is over']);
      expect(await stages()).toEqual(['1.0.0 expired', '2.0.0 imported']);
      await done(['audit', 'verify']);
    },
    patience,
  );
});

describe('what goes wrong is named in words, and nothing else is affected', () => {
  test.each([
    ['a truncated adapter', brokenAdapters.truncated, /cut short/u],
    ['an adapter filled with zeros', brokenAdapters.zeroFilled, /Every weight is zero/u],
    ['weights that are no numbers', brokenAdapters.notNumbers, /no numbers \(NaN or infinite\)/u],
    ['an adapter of another base', brokenAdapters.ofAnotherBase, /architecture gemma, and the base is llama/u],
  ])(
    '%s is refused at the door',
    async (name, make, words) => {
      const refused = await add(name.replaceAll(' ', '-'), make());
      expect(refused.code).toBe(2);
      expect(refused.error).toMatch(words);
    },
    patience,
  );

  test(
    'a card that was changed by hand, and labels that begin alike, are refused at the door',
    async () => {
      const bytes = brokenAdapters.asleep();
      const card = siteCard(bytes, '3.0.0');
      const edited = await add('edited', bytes, { ...card, sha256: 'ab'.repeat(32) });
      expect(edited.error).toMatch(/one of the two was changed: the SHA-256 differs/u);
      const alike = await add('alike', bytes, withLabels(card, [' fee schedule', ' fee cap']));
      expect(alike.error).toMatch(/same word, \\"fee\\"|same word, "fee"/u);
    },
    patience,
  );

  test(
    'an adapter that changes nothing fails by its canary, labels with one first token by its vocabulary; neither can be approved',
    async () => {
      const bytes = brokenAdapters.asleep();
      expect((await add('asleep', bytes, siteCard(bytes, '3.0.0'))).code).toBe(0);
      const asleep = await first.run(['models', 'test', `${id}@3.0.0`]);
      expect(asleep.code, asleep.error).toBe(5);
      const checks = ModelLine.parse(asleep.lines[0]).site?.test?.checks ?? [];
      expect(checks.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check)).toContain('canary');
      const refused = await first.run(['models', 'approve', `${id}@3.0.0`, ...reason]);
      expect([refused.code, refused.error]).toEqual([6, expect.stringContaining('failed its test')]);

      const other = brokenAdapters.asleep();
      other.write('Site Cuad24', other.indexOf('Site Cuad20'));
      const card = withLabels(siteCard(other, '4.0.0'), [' internationalisation', ' internationalising', ' law']);
      expect((await add('tokens', other, card)).code).toBe(0);
      const tokens = await first.run(['models', 'test', `${id}@4.0.0`]);
      expect(tokens.code, tokens.error).toBe(5);
      const failed = ModelLine.parse(tokens.lines[0]).site?.test?.checks.find(({ verdict }) => verdict === 'failed');
      expect(failed).toMatchObject({ check: 'labels', detail: expect.stringContaining('cannot be told apart') });
    },
    patience,
  );

  test(
    'and the models of the release are as they were',
    async () => {
      const release = (await done(['models', 'list'])).map((line) => ModelLine.parse(line));
      const own = release.filter(({ site }) => site === null);
      expect(own.length).toBeGreaterThan(15);
      expect(
        own.every(({ revoked, heldFor, state }) => revoked === null && heldFor === null && state !== 'altered'),
      ).toBe(true);
    },
    patience,
  );
});
