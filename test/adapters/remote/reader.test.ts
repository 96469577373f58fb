import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { remoteReader } from '../../../electron/adapters/remote/reader.ts';
import { parseMethods } from '../../../electron/contract/child.ts';
import { DocumentKind, type Page, type ReadLimits } from '../../../electron/contract/text.ts';
import type { Channel } from '../../../electron/wire/channel.ts';
import { serve, type RequestContext } from '../../../electron/wire/serve.ts';
import { documentReaderContract } from '../../contracts/document-reader-contract.ts';
import { pageOf } from '../../core/text/page-of.ts';
import { fakeChildren } from '../../fakes/fake-children.ts';
import {
  lockedPdf,
  longText,
  manyPagesPdf,
  soundPdf,
  type TestDocument,
} from '../../fixtures/documents/test-documents.ts';

const limits: ReadLimits = { maxBytes: 50_000_000, maxPages: 2000, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 };
const file = ({ name, bytes }: TestDocument): { name: string; kind: DocumentKind; bytes: Uint8Array } => ({
  name,
  kind: DocumentKind.parse(name.endsWith('.pdf') ? 'pdf' : 'text'),
  bytes,
});

describe('reading in a process of its own', () => {
  const door = fileURLToPath(new URL('../../../electron/parse.ts', import.meta.url));
  const children = forkChildren(() => door);
  const reader = remoteReader(children);
  afterAll(children.close);

  documentReaderContract(reader);

  it('brings back the pages, one by one and then together', async () => {
    const seen: number[] = [];
    const outcome = await reader.read(file(longText), limits, { onPage: ({ n }) => seen.push(n) });
    expect(outcome.status).toBe('ok');
    expect('pages' in outcome ? outcome.pages.map(({ n }) => n) : []).toEqual(seen);
    expect(seen.length).toBeGreaterThan(5);
  });

  it('brings back a PDF with its furniture', async () => {
    const outcome = await reader.read(file(manyPagesPdf), { ...limits, maxPages: 10 });
    expect(outcome).toMatchObject({ status: 'limit', which: 'pages' });
    expect('pages' in outcome ? outcome.pages.length : 0).toBe(10);
  });

  it('brings back a refusal', async () => {
    expect(await reader.read(file(lockedPdf), limits)).toEqual({ status: 'needs-password' });
  });

  it('ends a document that swells beyond its memory', async () => {
    const bomb = swellingPdf(900);
    expect(bomb.length).toBeLessThan(2_000_000);
    const outcome = await reader.read(
      { name: 'bomb.pdf', kind: 'pdf', bytes: bomb },
      { ...limits, maxMemoryBytes: 400_000_000 },
    );
    expect(outcome).toMatchObject({ status: 'limit', which: 'memory' });
  }, 90_000);

  it('ends a document that takes too long', async () => {
    const outcome = await reader.read(file(manyPagesPdf), { ...limits, maxMilliseconds: 5 });
    expect(outcome).toMatchObject({ status: 'limit', which: 'time' });
  });
});

describe('reading when the process misbehaves', () => {
  it('keeps the pages that were read before the time was over', async () => {
    const reader = withChild(async ({ emit }) => {
      emit(pageOf('One'));
      emit(pageOf('Two', { n: 2 }));
      return new Promise(() => undefined);
    });
    const outcome = await reader.read(file(soundPdf), { ...limits, maxMilliseconds: 300 });
    expect(outcome).toMatchObject({ status: 'limit', which: 'time', pages: [{ text: 'One' }, { text: 'Two' }] });
  });

  it('ends it when it grows', async () => {
    const reader = withChild(() => new Promise(() => undefined), 5_000_000_000);
    expect(await reader.read(file(soundPdf), limits)).toMatchObject({ status: 'limit', which: 'memory' });
  });

  it('tells a crash from a limit', async () => {
    const reader = remoteReader(
      fakeChildren({
        parse: (channel) => {
          channel.onMessage(() => {
            channel.kill();
          });
        },
      }),
    );
    expect(await reader.read(file(soundPdf), limits)).toMatchObject({ status: 'rejected', reason: 'crashed' });
  });

  it('kills it when the person cancels', async () => {
    const control = new AbortController();
    let ended = false;
    const reader = withChild(
      async () => {
        control.abort();
        return new Promise(() => undefined);
      },
      0,
      (channel) => {
        channel.onClose(() => {
          ended = true;
        });
      },
    );
    await expect(reader.read(file(soundPdf), limits, { signal: control.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(ended).toBe(true);
  });

  it('passes over what is no page, and names the text by its own digest', async () => {
    const honest = pageOf('Honest');
    const lying = { ...pageOf('Lying', { n: 2 }), textVersion: honest.textVersion };
    const reader = withChild(async ({ emit }) => {
      for (const one of [null, 7, { n: 1 }, { n: 9, furniture: [[0, 1]] }, honest, honest, lying]) emit(one);
      emit(pageOf('Beyond', { n: 2001 }));
      return { status: 'ok', pages: [], problems: [] };
    });
    const outcome = await reader.read(file(soundPdf), limits);
    expect(outcome).toEqual({ status: 'ok', pages: [honest, pageOf('Lying', { n: 2 })], problems: [] });
  });
});

type Read = (context: RequestContext) => Promise<{ status: 'ok'; pages: Page[]; problems: [] }>;

function withChild(read: Read, memoryBytes = 0, also?: (channel: Channel) => void): ReturnType<typeof remoteReader> {
  return remoteReader(
    fakeChildren({
      parse: (channel) => {
        also?.(channel);
        serve(channel, parseMethods, {
          init: async () => null,
          part: async () => null,
          read: async (_input, context) => read(context),
          heartbeat: async () => ({ memoryBytes }),
        });
      },
    }),
  );
}

/** A page whose content unpacks to this many MiB of spaces: one packed block, again and again. */
function swellingPdf(mebibytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(2 ** 20, 32), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const lastBlock = Buffer.from([1, 0, 0, 0xff, 0xff]);
  const packed = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: mebibytes }, () => block),
    lastBlock,
  ]);
  const head = [
    '%PDF-1.4',
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>\nendobj',
    `4 0 obj\n<< /Length ${String(packed.length)} /Filter /FlateDecode >>\nstream\n`,
  ].join('\n');
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]);
}
