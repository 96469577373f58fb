import { describe, expect, it } from 'vitest';
import { entryDetail } from '../../../renderer/screens/audit/entry-detail.ts';
import { rulerOf } from '../../../renderer/screens/audit/ruler-shape.ts';
import { fakeHash } from '../../fakes/fake-window/fake-ids.ts';

describe('the ruler', () => {
  it('draws a short unanchored tail larger and says so', () => {
    const shape = rulerOf(10_000, 9990, 10_000);
    expect(shape.anchor).toBe(93.5);
    expect(shape.note).toBe('anchor at 9,989, then 10 unanchored, drawn larger');
  });
  it('draws a long tail as long as it is', () => {
    expect(rulerOf(100, 50, null)).toMatchObject({ anchor: 50, note: 'anchor at 49, then 50 unanchored' });
  });
  it('says unanchored when nothing is', () => {
    expect(rulerOf(100, null, 100)).toMatchObject({ anchor: 0, broken: null, note: '100 entries, unanchored' });
  });
  it('shows from where a changed log does not hold', () => {
    expect(rulerOf(100, 100, 40)).toMatchObject({ broken: 40 });
    expect(rulerOf(100, 100, 40).words).toContain('It stops holding at entry 40.');
  });
});

describe('an entry in one line', () => {
  it('shortens ids and hashes and leaves out what is empty', () => {
    expect(entryDetail({ what: { document: 'd_0V3K9ABCDEF12', none: null, size: 1234, sum: fakeHash('a') } })).toMatch(
      /^document 0V3K9A, size 1,234, sum [0-9a-f]{8}$/u,
    );
  });
});
