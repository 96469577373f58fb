import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../electron/contract/audit.ts';

describe('the standalone verifiers', () => {
  test.each(['verify.mjs', 'verify.py'])('%s knows every kind of event that the application writes', (name) => {
    const source = readFileSync(path.join(import.meta.dirname, '../../resources/verifier', name), 'utf8');
    const words = new Set(source.match(/[a-z]+(?:\.[a-z]+)?/gu));
    expect(eventKinds.filter((kind) => !words.has(kind))).toEqual([]);
  });
});
