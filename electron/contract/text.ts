/** What a reader makes of a file: pages with text, boxes and a status. Offsets are UTF-16 units, end-exclusive. */
import { z } from 'zod';
import { PageNumber, Sha256 } from './ids.ts';

export const Span = z.strictObject({
  page: PageNumber,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Span = Readonly<z.infer<typeof Span>>;

/** One piece of text on the page: `[start, end, x, y, width, height]`, offsets into `Page.text`, boxes in points from the top left. */
export const TextItem = z.tuple([z.int(), z.int(), z.number(), z.number(), z.number(), z.number()]);
export type TextItem = z.infer<typeof TextItem>;

export const PageStatus = z.enum(['ok', 'partial', 'needs-ocr', 'illegible']);
export type PageStatus = z.infer<typeof PageStatus>;

const Range = z.tuple([z.int(), z.int()]);

/** A page as a reader delivers it. `textVersion` is the SHA-256 of `text`: evidence names it, so a changed text is noticed. */
export const Page = z.strictObject({
  n: PageNumber,
  textVersion: Sha256,
  text: z.string(),
  size: z.strictObject({ w: z.number(), h: z.number() }),
  items: z.array(TextItem),
  source: z.enum(['text-layer', 'ocr', 'markup']),
  status: PageStatus,
  hidden: z.array(Range),
  furniture: z.array(Range),
  ocrWords: z.array(z.strictObject({ span: Range, confidence: z.number() })),
});
export type Page = Readonly<z.infer<typeof Page>>;

export const DocumentKind = z.enum([
  'pdf',
  'image',
  'docx',
  'sheet',
  'text',
  'html',
  'mail',
  'archive',
  'hl7v2',
  'ccda',
  'fhir',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Why a reader refuses a file. Each has a sentence in the window and a fixture in test/. */
export const RejectReason = z.enum(['empty', 'damaged', 'not-supported', 'not-a-file', 'crashed', 'unreadable']);
export type RejectReason = z.infer<typeof RejectReason>;

/** Which limit was met: file bytes, page count, time, or memory of the reading process. */
export const ReadLimit = z.enum(['bytes', 'pages', 'time', 'memory']);
export type ReadLimit = z.infer<typeof ReadLimit>;

/** Something a person should know about a document; never fatal by itself. `page` is null for the whole document. */
export const Problem = z.strictObject({
  code: z.enum([
    'page-unreadable',
    'page-needs-ocr',
    'hidden-text',
    'partial-text',
    'pages-over-limit',
    'wrong-extension',
    'encoding-guessed',
    'control-characters',
    'other',
  ]),
  page: PageNumber.nullable(),
  detail: z.string().max(400),
});
export type Problem = Readonly<z.infer<typeof Problem>>;

const read = z.strictObject({ pages: z.array(Page), problems: z.array(Problem) });

/** What reading a file came to. Only `ok`, `partial` and `limit` carry pages. */
export const ReadOutcome = z.discriminatedUnion('status', [
  read.extend({ status: z.literal('ok') }),
  read.extend({ status: z.literal('partial') }),
  read.extend({ status: z.literal('limit'), which: ReadLimit }),
  z.strictObject({ status: z.literal('needs-password') }),
  read.extend({ status: z.literal('needs-ocr') }),
  z.strictObject({ status: z.literal('rejected'), reason: RejectReason, detail: z.string().max(400) }),
]);
export type ReadOutcome = z.infer<typeof ReadOutcome>;

/** Bounds for one reading process. */
export const ReadLimits = z.strictObject({
  maxBytes: z.int().positive(),
  maxPages: z.int().positive(),
  maxMilliseconds: z.int().positive(),
  maxMemoryBytes: z.int().positive(),
});
export type ReadLimits = Readonly<z.infer<typeof ReadLimits>>;
