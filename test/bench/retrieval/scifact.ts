/** SciFact (claims CC BY 4.0, abstracts ODC-By): find the abstract that holds the evidence for a claim. */
import { readFileSync } from 'node:fs';
import { dataFile } from './data-folder.ts';
import { parseCsv } from './parse-csv.ts';
import type { RetrievalSet } from './retrieval-set.ts';

/** All training claims against all abstracts; right are the abstracts that the claim was written from, as BEIR counts. Null without the data. */
export function scifact(): RetrievalSet | null {
  const [corpus, questions] = [
    dataFile('retrieval', 'scifact', 'corpus_train.csv'),
    dataFile('retrieval', 'scifact', 'claims_train.csv'),
  ];
  if (corpus === null || questions === null) return null;
  const passages = parseCsv(readFileSync(corpus, 'utf8')).map((row) => ({
    id: row.doc_id ?? '',
    group: 'all',
    text: `${row.title ?? ''} ${plainList(row.abstract ?? '')}`,
  }));
  return { name: 'SciFact', passages, questions: claimsOf(parseCsv(readFileSync(questions, 'utf8'))), at: 10 };
}

function claimsOf(rows: readonly Record<string, string>[]): RetrievalSet['questions'] {
  return [...Map.groupBy(rows, (row) => row.id ?? '').values()].map((same) => ({
    text: same[0]?.claim ?? '',
    group: 'all',
    right: new Set(same.flatMap((row) => row.cited_doc_ids?.match(/\d+/gu) ?? [])),
  }));
}

/** The abstracts are printed lists of quoted sentences. */
function plainList(text: string): string {
  return text.replace(/^\[['"]|['"]\]$/gu, '').replace(/['"]\s*\n\s*['"]/gu, ' ');
}
