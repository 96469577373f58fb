import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectKind } from '../../../electron/core/text/detect-kind.ts';
import { findFurniture } from '../../../electron/core/text/find-furniture.ts';
import { flattenItems } from '../../../electron/core/text/flatten-items.ts';
import { planImport } from '../../../electron/core/text/plan-import.ts';
import { pageOf } from './page-of.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('what kind a file is', () => {
  it.each([
    ['a.pdf', '%PDF-1.7 …', 'pdf', false],
    ['a.pdf', 'junk before it\n%PDF-1.4', 'pdf', false],
    ['a.txt', '%PDF-1.7', 'pdf', true],
    ['a', '%PDF-1.7', 'pdf', false],
    ['a.pdf', 'Dear Sir,', 'text', true],
    ['scan.pdf', '\x89PNG\r\n\x1A\n', 'image', true],
    ['a.docx', 'PK\x03\x04..[Content_Types].xml word/document.xml', 'docx', false],
    ['a.docx', 'PK\x03\x04.. xl/workbook.xml', 'sheet', true],
    ['a.xls', '\xD0\xCF\x11\xE0', 'sheet', false],
    ['a.txt', 'MSH|^~\\&|LAB', 'hl7v2', true],
    ['a.xml', '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">', 'ccda', true],
    ['a.json', '{"resourceType": "Bundle"}', 'fhir', true],
    ['note.txt', 'Plain words.', 'text', false],
    ['note.md', '# Plain words', 'text', false],
    ['unknown.xyz', '\x01\x02', 'text', false],
    ['a.pdf', '', 'pdf', false],
  ])('%j with %j is %s', (name, content, kind, wrong) => {
    const detected = detectKind(name, bytes(content));
    expect(detected.kind).toBe(kind);
    expect(detected.problems.map(({ code }) => code)).toEqual(wrong ? ['wrong-extension'] : []);
  });
});

describe('the order of an import', () => {
  const file = (path: string): { path: string; name: string; bytes: number } => ({
    path,
    name: path.split('/').at(-1)!,
    bytes: 1,
  });

  it('goes folder by folder, numbers by value, without the files of the system, each once', () => {
    const paths = ['m/10.pdf', 'm/2.pdf', 'm/.DS_Store', 'm/~$2.docx', 'm/a/1.pdf', 'm/2.pdf', 'b.txt', 'm/Thumbs.db'];
    expect(planImport(paths.map(file)).map(({ path }) => path)).toEqual(['b.txt', 'm/2.pdf', 'm/10.pdf', 'm/a/1.pdf']);
  });

  it('does not depend on the order in which files were listed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 })), (paths) => {
        const files = paths.map(file);
        expect(planImport(files)).toEqual(planImport([...files].reverse()));
      }),
    );
  });
});

describe('flattening text items', () => {
  it('puts each item where its start says, and one line feed where a line ends', () => {
    const item = fc.record({ str: fc.string({ unit: 'binary', maxLength: 9 }), hasEOL: fc.boolean() });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (items) => {
        const { text, starts } = flattenItems(items);
        expect(text.length).toBe(items.reduce((sum, { str, hasEOL }) => sum + str.length + Number(hasEOL), 0));
        expect(text.isWellFormed()).toBe(true);
        items.forEach(({ str }, index) => {
          const stands = text.slice(starts[index], starts[index]! + str.length);
          if (str.isWellFormed() && !str.includes('\0')) expect(stands).toBe(str.toWellFormed());
        });
      }),
    );
  });
});

describe('furniture', () => {
  const body = (n: number): string =>
    Array.from(
      { length: 12 },
      (_, line) => `Line ${'abcdefghijkl'.charAt(line)} of part ${'xyz'.charAt(n)} says something`,
    ).join('\n');

  it('finds heads and feet that repeat, with their changing numbers', () => {
    const pages = [0, 1, 2].map((n) => pageOf(`Lease – Unit 4\n${body(n)}\nPage ${String(n + 1)} of 3`, { n: n + 1 }));
    const found = findFurniture(pages).map((ranges, index) =>
      ranges.map(([from, to]) => pages[index]!.text.slice(from, to)),
    );
    expect(found).toEqual([1, 2, 3].map((n) => ['Lease – Unit 4', `Page ${String(n)} of 3`]));
  });

  it('finds none in a single page but its number', () => {
    const page = pageOf(`Lease – Unit 4\n${body(0)}\nPage 1 of 1`);
    expect(findFurniture([page])[0]!.map(([from, to]) => page.text.slice(from, to))).toEqual(['Page 1 of 1']);
  });

  it('takes numbers that count lines, but not a column of results', () => {
    const pleading = pageOf(
      Array.from({ length: 25 }, (_, at) => `${String(at + 1)}\nThe witness said so.`).join('\n'),
    );
    expect(findFurniture([pleading])[0]).toHaveLength(25);
    const results = pageOf('Sodium\n138\nPotassium\n5\nGlucose\n148\n'.repeat(6));
    expect(findFurniture([results])[0]).toHaveLength(0);
  });
});
