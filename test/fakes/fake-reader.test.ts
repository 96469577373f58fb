import { describe, expect, it } from 'vitest';
import { documentReaderContract } from '../contracts/document-reader-contract.ts';
import { fakeReader } from './fake-reader.ts';

describe('the fake reader', () => {
  documentReaderContract(fakeReader());

  it('gives the outcome that its file was given', async () => {
    const reader = fakeReader({ 'locked.pdf': { status: 'needs-password' } });
    const limits = { maxBytes: 9, maxPages: 9, maxMilliseconds: 9, maxMemoryBytes: 9 };
    const file = { name: 'locked.pdf', kind: 'pdf', bytes: new Uint8Array(1) } as const;
    expect(await reader.read(file, limits)).toEqual({ status: 'needs-password' });
  });
});
