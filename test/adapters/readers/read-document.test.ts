import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/adapters/readers/read-document.ts';
import { ReadOutcome, type Page, type ReadLimits } from '../../../electron/contract/text.ts';
import { detectKind } from '../../../electron/core/text/detect-kind.ts';
import * as documents from '../../fixtures/documents/test-documents.ts';

const limits: ReadLimits = { maxBytes: 5_000_000, maxPages: 2000, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 };

async function read({ name, bytes }: documents.TestDocument, changed: Partial<ReadLimits> = {}): Promise<ReadOutcome> {
  const emitted: Page[] = [];
  const outcome = await readDocument({
    name,
    kind: detectKind(name, bytes).kind,
    bytes,
    limits: { ...limits, ...changed },
    signal: new AbortController().signal,
    onPage: (page) => emitted.push(page),
  });
  if ('pages' in outcome) expect(emitted.map(({ n }) => n)).toEqual(outcome.pages.map(({ n }) => n));
  return ReadOutcome.parse(outcome);
}

const pagesOf = (outcome: ReadOutcome): readonly Page[] => ('pages' in outcome ? outcome.pages : []);
const hiddenOf = (outcome: ReadOutcome): readonly string[] =>
  pagesOf(outcome).flatMap(({ text, hidden }) => hidden.map(([start, end]) => text.slice(start, end)));

describe('reading a PDF', () => {
  it('gives the text of each page with a box for every piece', async () => {
    const outcome = await read(documents.soundPdf);
    expect(outcome).toMatchObject({ status: 'ok', problems: [] });
    const [page] = pagesOf(outcome);
    expect(page).toMatchObject({ n: 1, source: 'text-layer', status: 'ok', size: { w: 612, h: 792 }, hidden: [] });
    expect(page!.text).toContain('The tenant shall pay the rent');
    const [start, end, x, y, w, h] = page!.items[0]!;
    expect(page!.text.slice(start, end)).toMatch(/^The tenant/u);
    expect([x, y + h]).toEqual([72, 792 - 700]);
    expect(w).toBeGreaterThan(200);
  });

  it('gives boxes as the turned page is shown', async () => {
    const [page] = pagesOf(await read(documents.turnedPdf));
    const [, , x, y, w, h] = page!.items[0]!;
    expect(page!.size).toEqual({ w: 792, h: 612 });
    expect(h).toBeGreaterThan(w);
    expect(x).toBeGreaterThan(600);
    expect(y).toBe(72);
  });

  it.each([
    [documents.lockedPdf, { status: 'needs-password' }],
    [documents.damagedPdf, { status: 'rejected', reason: 'damaged' }],
    [documents.emptyFile, { status: 'rejected', reason: 'empty' }],
    [documents.blankPdf, { status: 'rejected', reason: 'empty' }],
    [documents.wordFile, { status: 'rejected', reason: 'not-supported' }],
  ])('says what is wrong with $name', async (document, expected) => {
    expect(await read(document)).toMatchObject(expected);
  });

  it('says that a page of nothing but a picture needs recognition', async () => {
    expect(await read(documents.pictureOnlyPdf)).toMatchObject({
      status: 'needs-ocr',
      pages: [{ status: 'needs-ocr', text: '' }],
      problems: [{ code: 'page-needs-ocr', page: 1 }],
    });
  });

  it('does not call a page empty that has something drawn on it', async () => {
    expect(await read(documents.drawnPdf)).toMatchObject({ status: 'needs-ocr', pages: [{ text: '' }] });
  });

  it('reads the other pages of a document with a scanned one', async () => {
    expect(await read(documents.halfScannedPdf)).toMatchObject({
      status: 'partial',
      pages: [{ status: 'ok' }, { status: 'needs-ocr' }],
    });
  });

  it('knows text that recognition laid over a picture', async () => {
    expect(await read(documents.recognisedPdf)).toMatchObject({ status: 'ok', pages: [{ source: 'ocr', hidden: [] }] });
  });

  it('marks text that nobody sees on paper, and names its page', async () => {
    const outcome = await read(documents.hiddenTextPdf);
    expect(hiddenOf(outcome)).toEqual(['INVISIBLE ORDER\nWHITE ORDER', 'TINY ORDER']);
    // pdf.js leaves out what lies off the page, so nothing can come from there.
    expect(pagesOf(outcome)[0]?.text).not.toContain('OUTSIDE');
    expect(outcome).toMatchObject({ status: 'ok', problems: [{ code: 'hidden-text', page: 1 }] });
  });

  it('does not call white words on a dark ground hidden', async () => {
    expect(hiddenOf(await read(documents.whiteOnDarkPdf))).toEqual([]);
  });

  it('stops at the page limit and keeps what was read', async () => {
    const outcome = await read(documents.manyPagesPdf, { maxPages: 20 });
    expect(outcome).toMatchObject({ status: 'limit', which: 'pages' });
    expect(pagesOf(outcome)).toHaveLength(20);
  });

  it('does not believe a page count that is not there', async () => {
    const outcome = await read(documents.boastingPdf, { maxPages: 20 });
    expect(pagesOf(outcome)[0]?.text).toContain('The tenant shall pay');
  });

  it('refuses more bytes than allowed before looking at them', async () => {
    expect(await read(documents.soundPdf, { maxBytes: 100 })).toMatchObject({
      status: 'limit',
      which: 'bytes',
      pages: [],
    });
  });
});

describe('reading plain text', () => {
  it('reads UTF-16 by its mark', async () => {
    expect(pagesOf(await read(documents.utf16Text))[0]?.text).toBe(
      'Die Miete beträgt 1.200 €.\nSie ist monatlich fällig.',
    );
  });

  it('guesses an old encoding and says so', async () => {
    const outcome = await read(documents.latinText);
    expect(pagesOf(outcome)[0]?.text).toBe('Le loyer est dû à la fin du mois: 1 200 €.');
    expect(outcome).toMatchObject({ status: 'ok', problems: [{ code: 'encoding-guessed' }] });
  });

  it('ends a page at a form feed', async () => {
    expect(pagesOf(await read(documents.pagedText)).map(({ text }) => text.trim())).toEqual([
      'First sheet.',
      'Second sheet.',
      'Third sheet.',
    ]);
  });

  it('cuts a long text between paragraphs and loses nothing', async () => {
    const pages = pagesOf(await read(documents.longText));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map(({ text }) => text).join('')).toBe(new TextDecoder().decode(documents.longText.bytes));
    for (const { text } of pages) expect(text.startsWith('The tenant')).toBe(true);
  });

  it('refuses what is no text', async () => {
    expect(await read(documents.notText)).toMatchObject({ status: 'rejected', reason: 'not-supported' });
  });
});
