// What the demo left in out/demo, held against what the sample documents say (resources/samples/expected.json).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Quote {
  page: number;
  quote: string;
}
interface Summary {
  documents: {
    name: string;
    type: { label: string } | null;
    findings: { field: string; status: string; quotes: Quote[] }[];
  }[];
  questions: {
    question: string;
    abstained: string | null;
    sentences: { text: string; citations: (Quote & { document: string })[] }[];
    nearest: unknown[];
    coverage: { pagesSearched: number; pagesTotal: number };
  }[];
  audit: { outcome: string; intactTo: number; size: number };
  tampering: { outcome: string; changedEntry: number; lines: { verdict: string; index: number | null }[] };
}
interface Expected {
  documents: { file: string; type: string; findings: { field: string; quote: string; page?: number }[] }[];
  questions: Record<string, { question: string; answerable: boolean; file?: string }[]>;
}

const summary = read('out/demo/summary.json') as Summary;
const expected = read('resources/samples/expected.json') as Expected;
const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe.each(expected.documents)('$file', ({ file, type, findings }) => {
  const document = summary.documents.find(({ name }) => name === basename(file));

  test('has its type', () => {
    expect(document?.type?.label).toBe(type);
  });

  test.each(findings)('$field stands with its quote', ({ field, quote }) => {
    const quotes = document!.findings.filter((finding) => finding.field === field).flatMap((finding) => finding.quotes);
    const words = fold(quote);
    expect(quotes.map((one) => fold(one.quote)).some((one) => one.includes(words) || words.includes(one))).toBe(true);
  });
});

test('no value is shown as found without a quote and a page', () => {
  const found = summary.documents.flatMap(({ findings }) => findings).filter(({ status }) => status === 'found');
  expect(found.length).toBeGreaterThan(40);
  for (const { quotes } of found) expect(quotes.length).toBeGreaterThan(0);
});

describe.each(Object.values(expected.questions).flat())('"$question"', ({ question, answerable, file }) => {
  const answer = summary.questions.find((one) => one.question === question)!;

  test(answerable ? 'is answered from the right document' : 'is refused, with the nearest passages', () => {
    if (answerable) {
      expect(answer.abstained).toBeNull();
      const documents = answer.sentences.flatMap(({ citations }) => citations.map(({ document }) => document));
      expect(documents).toContain(basename(file ?? ''));
    } else {
      expect(answer.sentences).toEqual([]);
      expect(answer.nearest.length).toBeGreaterThan(0);
    }
    expect(answer.coverage.pagesSearched).toBe(answer.coverage.pagesTotal);
  });
});

test('the exported log is intact, and one changed byte is named by its entry', () => {
  expect(summary.audit).toMatchObject({ outcome: 'intact-with-findings', intactTo: summary.audit.size });
  const { outcome, changedEntry, lines } = summary.tampering;
  expect(outcome).toBe('tampered');
  expect(lines.filter(({ verdict }) => verdict === 'failed').map(({ index }) => index)).toContain(changedEntry);
});

test('the verifier that lies in the export agrees, on plain Node and without anything of ours', () => {
  const bundle = join(root, 'out/demo/audit');
  const run = (folder: string): number => {
    try {
      execFileSync(process.execPath, [join(bundle, 'verify.mjs'), folder], { stdio: 'pipe' });
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };
  expect(run(bundle)).toBeLessThanOrEqual(1);
  expect(run(join(root, 'out/demo/audit-altered'))).toBe(4);
});

test('no word of a document stands in the log', () => {
  const entries = readFileSync(join(root, 'out/demo/audit/entries.jsonl'), 'utf8');
  for (const { findings } of expected.documents)
    for (const { quote } of findings.filter((finding) => finding.quote.length > 12))
      expect(entries).not.toContain(quote);
});
