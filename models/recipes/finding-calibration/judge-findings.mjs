// Runs the rules of contract fields over the contracts of one part of CUAD and judges every value by the annotators' answers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { extractDocument } from '../../../electron/features/extract/extract-document.ts';
import { makerOf } from '../../../electron/features/route/maker-of.ts';
import { barsOf } from '../../../electron/features/route/extract-bars.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { packs } from '../../../electron/packs/index.ts';
import { fieldMatches } from '../../../test/bench/fields/field-match.ts';

/** Fields whose value is compared with the annotators' answer, and fields whose quote is compared with their spans. */
const answered = {
  parties: 'Parties',
  agreementDate: 'Agreement Date',
  effectiveDate: 'Effective Date',
  expirationDate: 'Expiration Date',
  renewalTerm: 'Renewal Term',
  noticePeriod: 'Notice Period To Terminate Renewal',
  governingLaw: 'Governing Law',
};
const marked = { liabilityCap: 'Cap On Liability', assignment: 'Anti-Assignment' };

/** `{ field, maker, document, raw, right }` for every value that the rules read, sure or not, in the first `most` contracts. A value where the annotators gave none is wrong. */
export async function judgeFindings(data, split, most = Infinity) {
  const read = (name) => lines(path.join(data, 'legal', 'cuad', `${split}.${name}.jsonl`));
  const answers = Map.groupBy(read('fields'), ({ doc }) => doc);
  const spans = Map.groupBy(read('spans'), ({ doc }) => doc);
  const judged = [];
  for (const [at, { doc, text }] of read('contracts').slice(0, most).entries()) {
    const gold = { answers: answers.get(doc) ?? [], spans: spans.get(doc) ?? [] };
    for (const finding of await findingsOf(at, text)) {
      const right = finding.status === 'found' ? judge(finding, gold) : null;
      if (right === null) continue;
      const { field, confidence, hops } = finding;
      judged.push({ field, maker: makerOf(hops, () => null), document: at, raw: confidence.raw, right });
    }
  }
  return judged;
}

/** As at import, with the rules alone: what they are sure of, nobody else is asked about. */
async function findingsOf(at, text) {
  const id = `d_${String(at).padStart(10, '0')}`;
  const page = { n: 1, textVersion: createHash('sha256').update(text).digest('hex'), text, items: [], furniture: [] };
  const pages = [{ ...page, size: { w: 0, h: 0 }, source: 'markup', status: 'ok', hidden: [], ocrWords: [] }];
  let next = 0;
  const newId = (prefix) => `${prefix}_${String((next += 1)).padStart(10, '0')}`;
  const chunks = chunkPages(pages, { matter: 'm_0000000000', document: id, newId });
  const subject = { document: { id }, pages, chunks, type: packs.legal.general, pack: packs.legal };
  const alone = { clauseHead: null, judge: null, clauseAdapter: null, monotonic: () => 0, maxModelCalls: 0 };
  const bars = barsOf(shippedRoutes['legal.fields']);
  return extractDocument(subject, { ...alone, bars }, new AbortController().signal);
}

/** Null: the set says nothing about this field. */
function judge({ field, normalised, evidence }, { answers, spans }) {
  const name = answered[field];
  if (name !== undefined) {
    const given = answers.find((one) => one.field === name);
    return given !== undefined && fieldMatches(name, given.answer, normalised);
  }
  const category = marked[field];
  if (category === undefined) return null;
  return spans.some((span) => span.category === category && evidence.some(({ quote }) => overlaps(quote, span.text)));
}

/** The set's own measure: words in common over all words, at least a half; or the span lies wholly in the quote. */
function overlaps(quote, span) {
  const [left, right] = [wordsOf(quote), wordsOf(span)];
  const common = [...right].filter((word) => left.has(word)).length;
  return common / new Set([...left, ...right]).size >= 0.5 || quote.includes(span);
}

function wordsOf(text) {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function lines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
