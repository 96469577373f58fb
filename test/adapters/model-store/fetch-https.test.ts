import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { httpsTransport } from '../../../electron/adapters/model-store/https-transport.ts';
import { localhostCertificate } from '../../fixtures/localhost-certificate.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { put, storeFor } from './store-for.ts';

const bytes = Buffer.from('0123456789'.repeat(20_000));

/** A server on this machine; every request it got is noted with its range. */
async function serverOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer(localhostCertificate, (request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `https://localhost:${(server.address() as AddressInfo).port}/model.gguf`, ranges };
}

function ranged({ headers }: IncomingMessage, response: ServerResponse): void {
  const start = Number(/bytes=(\d+)-/u.exec(headers.range ?? '')?.[1] ?? 0);
  response.writeHead(start === 0 ? 200 : 206).end(bytes.subarray(start));
}

async function storeAt(url: string, folder = temporaryFolder()): Promise<Awaited<ReturnType<typeof storeFor>>> {
  const entry = modelEntry('some-model', bytes, { sources: [{ kind: 'https', url }] });
  return storeFor(folder, [entry], { transport: httpsTransport({ ca: localhostCertificate.cert }) });
}

/** Resolves when so much of a file is on disk. */
async function arrived(path: string, size: number): Promise<void> {
  await vi.waitFor(
    () => {
      expect(statSync(path).size).toBeGreaterThanOrEqual(size);
    },
    { timeout: 20_000 },
  );
}

describe('fetching from an https address', () => {
  test('a whole file arrives', async () => {
    const { url } = await serverOf(ranged);
    expect((await (await storeAt(url)).fetch(null, { from: null }))[0]?.state).toBe('present');
  });

  test('a part is continued from its last byte', async () => {
    const { url, ranges } = await serverOf(ranged);
    const folder = temporaryFolder();
    put(folder, 'base/some-model.gguf.part', bytes.subarray(0, 70_000));
    expect((await (await storeAt(url, folder)).fetch(null, { from: null }))[0]?.state).toBe('present');
    expect(ranges).toEqual(['bytes=70000-']);
  });

  test('a server that breaks off is asked again only for the rest', async () => {
    let calls = 0;
    const folder = temporaryFolder();
    const { url, ranges } = await serverOf((request, response) => {
      if (calls++ > 0) {
        ranged(request, response);
        return;
      }
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 50_000));
      void arrived(join(folder, 'base/some-model.gguf.part'), 50_000).then(() => response.destroy()); // what is on its way when a line breaks is lost
    });
    const store = await storeAt(url, folder);
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({
      code: 'model-missing',
      subject: expect.stringContaining('broke off'),
    });
    expect((await store.fetch(null, { from: null }))[0]?.state).toBe('present');
    expect(ranges).toEqual([undefined, 'bytes=50000-']);
  });

  test('a server that sends the whole file in spite of a range is understood', async () => {
    const { url } = await serverOf((_request, response) => response.writeHead(200).end(bytes));
    const folder = temporaryFolder();
    put(folder, 'base/some-model.gguf.part', bytes.subarray(0, 70_000));
    expect((await (await storeAt(url, folder)).fetch(null, { from: null }))[0]?.state).toBe('present');
  });

  test('a part of other bytes is thrown away, and the next try begins anew', async () => {
    const { url } = await serverOf(ranged);
    const folder = temporaryFolder();
    put(folder, 'base/some-model.gguf.part', Buffer.alloc(70_000, 1));
    const store = await storeAt(url, folder);
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({ code: 'model-altered' });
    expect((await store.fetch(null, { from: null }))[0]?.state).toBe('present');
  });

  test('a server that sends more than the file has is stopped', async () => {
    const { url } = await serverOf((_request, response) => response.writeHead(200).end(Buffer.concat([bytes, bytes])));
    await expect((await storeAt(url)).fetch(null, { from: null })).rejects.toMatchObject({
      subject: expect.stringContaining('more bytes'),
    });
  });

  test.each([404, 500])('the answer %i is told', async (status) => {
    const { url } = await serverOf((_request, response) => response.writeHead(status).end());
    await expect((await storeAt(url)).fetch(null, { from: null })).rejects.toMatchObject({
      code: 'model-missing',
      subject: expect.stringContaining(String(status)),
    });
  });

  test('a redirect to an address without encryption is refused', async () => {
    const { url } = await serverOf((_request, response) =>
      response.writeHead(302, { location: 'http://localhost/x' }).end(),
    );
    await expect((await storeAt(url)).fetch(null, { from: null })).rejects.toMatchObject({
      subject: expect.stringContaining('without encryption'),
    });
  });

  test('a server with a certificate that nobody vouches for is refused', async () => {
    const { url } = await serverOf(ranged);
    const entry = modelEntry('some-model', bytes, { sources: [{ kind: 'https', url }] });
    const store = await storeFor(temporaryFolder(), [entry]);
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({ code: 'model-missing' });
  });

  test('cancelling stops at once and keeps what arrived', async () => {
    const { url } = await serverOf((_request, response) => void response.writeHead(200).write(bytes.subarray(0, 1000)));
    const store = await storeAt(url);
    const control = new AbortController();
    const onProgress = (_id: string, done: number): void => {
      if (done > 0) control.abort();
    };
    await expect(store.fetch(null, { from: null, signal: control.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await store.list())[0]?.state).toBe('partial-download');
  });
});
