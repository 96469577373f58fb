import { expect, test } from 'vitest';
import { encode } from 'uqr';
import { anchorPage } from '../../../electron/adapters/anchor-page/anchor-page.ts';

const note = 'cloister.invalid/log/00000000\n7\nAAAA\n\n\u2014 cloister.invalid/log/00000000 BBBB\n';
const page = anchorPage({ note, origin: 'a<b>', size: 7, root: 'AAAA', at: '2026-11-24T12:00:00.000Z' });

test('a printed head carries its text, its code and room for a signature, and nothing from elsewhere', () => {
  expect(page).toContain('<svg');
  expect(page).toContain(note);
  expect(page).toContain('a&lt;b&gt;');
  expect(page).toContain('Signature');
  expect(page.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|src=/u);
});

test('the code is small enough for any telephone', () => {
  expect(encode(note, { ecc: 'M' }).version).toBeLessThanOrEqual(15);
});
