/** What kind of document a file is: its first bytes decide, its name only where they say nothing. */
import type { DocumentKind, Problem } from '../../contract/text.ts';

export interface DetectedKind {
  readonly kind: DocumentKind;
  /** `wrong-extension` when name and content disagree. */
  readonly problems: readonly Problem[];
}

/** Bytes that are looked at; more need not be given. */
const looked = 65_536;

/** `bytes` is the file or its beginning; empty means the name alone decides. A file that shows nothing is taken for text. */
export function detectKind(name: string, bytes: Uint8Array): DetectedKind {
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = kindOfExtension.get(extension) ?? null;
  const shown = kindOfBytes(bytes.subarray(0, looked), named);
  const kind = shown ?? named ?? 'text';
  const agrees = shown === null || extension === '' || named === shown;
  return { kind, problems: agrees ? [] : [wrongExtension(extension, kind)] };
}

function wrongExtension(extension: string, kind: DocumentKind): Problem {
  return { code: 'wrong-extension', page: null, detail: `named .${extension}, content is ${kind}` };
}

const kindOfExtension: ReadonlyMap<string, DocumentKind> = new Map(
  Object.entries({
    pdf: 'pdf',
    text: 'txt text md markdown log asc rst',
    image: 'png jpg jpeg gif bmp tif tiff webp jp2 heic',
    docx: 'docx doc docm dotx odt rtf',
    sheet: 'xlsx xls xlsm ods csv tsv',
    html: 'html htm xhtml mht',
    mail: 'eml msg mbox',
    archive: 'zip gz tgz tar 7z rar bz2',
    hl7v2: 'hl7',
    ccda: 'ccda ccd cda',
    fhir: 'fhir',
  } satisfies Record<DocumentKind, string>).flatMap(([kind, names]) =>
    names.split(' ').map((extension) => [extension, kind as DocumentKind] as const),
  ),
);

/** First bytes of formats that begin with fixed ones, in Latin-1. */
const beginnings: readonly (readonly [DocumentKind, string])[] = [
  ['image', '\x89PNG\r\n\x1A\n'],
  ['image', '\xFF\xD8\xFF'],
  ['image', 'GIF8'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['image', '\0\0\0\x0CjP  '],
  ['archive', '\x1F\x8B'],
  ['archive', '7z\xBC\xAF\x27\x1C'],
  ['archive', 'Rar!\x1A\x07'],
  ['archive', 'BZh'],
  ['docx', '{\\rtf'],
];

function kindOfBytes(bytes: Uint8Array, named: DocumentKind | null): DocumentKind | null {
  const head = latin1(bytes.subarray(0, 1024));
  // The header of a PDF may stand anywhere in the first 1,024 bytes (ISO 32000-1, implementation note 13 of Adobe's edition).
  if (/%PDF-\d/u.test(head)) return 'pdf';
  const begins = beginnings.find(([, start]) => head.startsWith(start));
  if (begins !== undefined) return begins[0];
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image';
  if (head.startsWith('PK\x03\x04')) return kindOfZip(latin1(bytes));
  // The old Office container holds documents, sheets and messages alike: the name tells which.
  if (head.startsWith('\xD0\xCF\x11\xE0')) return named === 'sheet' || named === 'mail' ? named : 'docx';
  return kindOfText(head, named);
}

function kindOfZip(content: string): DocumentKind {
  if (/word\/|mimetypeapplication\/vnd\.oasis\.opendocument\.text/u.test(content)) return 'docx';
  if (/xl\/|mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/u.test(content)) return 'sheet';
  return 'archive';
}

/** Text formats that show themselves at the start. */
const textBeginnings: readonly (readonly [DocumentKind, RegExp])[] = [
  ['ccda', /^(?:<\?[^>]*>\s*|<!--.{0,400}?-->\s*)*<(?:\w+:)?ClinicalDocument\b/su],
  ['html', /^(?:<!doctype html|<html)\b/iu],
  ['hl7v2', /^(?:MSH|FHS|BHS)\|/u],
  ['fhir', /^\{\s*"resourceType"\s*:/u],
  ['mail', /^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID):\s/iu],
];

/** Plain text shows nothing, so a wrong name is noticed only where the named kind never begins like text. */
function kindOfText(head: string, named: DocumentKind | null): DocumentKind | null {
  const start = head.replace(/^\xEF\xBB\xBF/u, '').trimStart();
  const shown = textBeginnings.find(([, pattern]) => pattern.test(start));
  if (shown !== undefined) return shown[0];
  const looksLikeText = start !== '' && !start.includes('\0');
  return looksLikeText && named !== null && binary.has(named) ? 'text' : null;
}

/** Kinds that never begin like plain text. */
const binary: ReadonlySet<DocumentKind> = new Set(['pdf', 'image', 'archive']);

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
