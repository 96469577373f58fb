import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepHead, lastHead } from '../../electron/compose/log-head.ts';
import { fakeLedger } from '../fakes/fake-ledger.ts';

const key = new Uint8Array(32).fill(7);
const file = (): string => join(mkdtempSync(join(tmpdir(), 'cloister-head-')), 'log-head.json');

test('a kept head comes back', async () => {
  const path = file();
  const state = await fakeLedger().state();
  await keepHead(path, key, { ...state, status: 'open' });
  await expect(lastHead(path, key)).resolves.toEqual({ size: state.size, root: state.root });
});

test('a head that somebody edited, or another vault wrote, counts as none', async () => {
  const path = file();
  await keepHead(path, key, { ...(await fakeLedger().state()), status: 'open' });
  await expect(lastHead(path, new Uint8Array(32))).resolves.toBeNull();
  writeFileSync(path, readFileSync(path, 'utf8').replace('"size":0', '"size":9'));
  await expect(lastHead(path, key)).resolves.toBeNull();
});

test('no head and a torn file count as none', async () => {
  const path = file();
  await expect(lastHead(path, key)).resolves.toBeNull();
  writeFileSync(path, '{"size":');
  await expect(lastHead(path, key)).resolves.toBeNull();
});
