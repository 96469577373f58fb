import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../electron/adapters/readers/read-document.ts';
import { DocumentId, MatterId } from '../../electron/contract/ids.ts';
import type { Page, ReadOutcome } from '../../electron/contract/text.ts';
import { locateInPages } from '../../electron/core/evidence/locate-in-pages.ts';
import { chunkPages } from '../../electron/core/text/chunk-pages.ts';
import { detectKind } from '../../electron/core/text/detect-kind.ts';
import { countingIds } from '../core/text/page-of.ts';

const folder = new URL('../../resources/samples/', import.meta.url);
const place = { quote: z.string(), page: z.int().positive() };
const Expected = z.strictObject({
  documents: z.array(
    z.strictObject({
      file: z.string(),
      type: z.string(),
      findings: z.array(z.strictObject({ field: z.string(), value: z.string(), ...place })),
    }),
  ),
  questions: z.record(
    z.enum(['legal', 'health']),
    z.array(
      z.discriminatedUnion('answerable', [
        z.strictObject({ question: z.string(), answerable: z.literal(true), file: z.string(), ...place }),
        z.strictObject({ question: z.string(), answerable: z.literal(false) }),
      ]),
    ),
  ),
});
const expected = Expected.parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));

async function read(file: string): Promise<ReadOutcome> {
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(file, folder))));
  return readDocument({
    name: file,
    kind: detectKind(file, bytes).kind,
    bytes,
    limits: { maxBytes: 1_000_000, maxPages: 100, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 },
    signal: new AbortController().signal,
    onPage: () => undefined,
  });
}

async function pagesOf(file: string): Promise<readonly Page[]> {
  const outcome = await read(file);
  return 'pages' in outcome ? outcome.pages : [];
}

describe('the sample documents', () => {
  it.each(expected.documents)(
    '$file is read whole, with every expected quote where it should be',
    async ({ file, findings }) => {
      expect(await read(file)).toMatchObject({ status: 'ok', problems: [] });
      const pages = await pagesOf(file);
      for (const { quote, page } of findings) expect(locateInPages(pages, quote)?.span.page, quote).toBe(page);
    },
  );

  it.each(expected.documents)('$file is cut into passages without its running heads', async ({ file }) => {
    const pages = await pagesOf(file);
    const owner = {
      matter: MatterId.parse('mat_00000000000000000000'),
      document: DocumentId.parse('doc_00000000000000000000'),
    };
    const chunks = chunkPages(pages, { ...owner, newId: countingIds() });
    expect(chunks.length).toBeGreaterThan(1);
    for (const { text } of chunks) expect(text).not.toMatch(/^Page \d of \d/mu);
  });

  it('hold the answers to the answerable questions', async () => {
    for (const question of Object.values(expected.questions).flat()) {
      if (!question.answerable) continue;
      expect(locateInPages(await pagesOf(question.file), question.quote)?.span.page).toBe(question.page);
    }
  });
});
