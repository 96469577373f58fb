/** Extracts every field of a document's type. */
import type { FindingDraft } from '../../contract/finding.ts';
import { readContract } from '../../core/rules/contracts/contract-text.ts';
import { typeOf, type Field } from '../../packs/pack.ts';
import { checkFindings } from './check-findings.ts';
import { scorePassages, type ClausePassages } from './clause-passages.ts';
import type { ModelBudget } from './confirm-candidate.ts';
import { joinPages } from './document-text.ts';
import { extractField } from './extract-field.ts';
import type { ExtractNeeds, ExtractSubject } from './needs.ts';

/**
 * Findings in the order of the pack's fields; a field with many items has one finding per item.
 * `onField` is told after each field. Fails with what `signal` was aborted with, and as the language model does.
 */
export async function extractDocument(
  { document, pages, chunks, type, pack }: ExtractSubject,
  needs: ExtractNeeds,
  signal: AbortSignal,
  onField: (done: number, total: number) => void = () => undefined,
): Promise<readonly FindingDraft[]> {
  const { fields } = typeOf(pack, type);
  const text = joinPages(document.id, pages, chunks);
  const contract = readContract(text.text);
  const passages = await passagesOf(chunks, fields, needs, signal);
  const budget: ModelBudget = { left: needs.maxModelCalls };
  const findings: FindingDraft[] = [];
  for (const [index, field] of fields.entries()) {
    signal.throwIfAborted();
    const work = { document: document.id, text, field, contract, passages, budget };
    findings.push(...(await extractField(work, needsOf(field, needs), signal)));
    onField(index + 1, fields.length);
  }
  return checkFindings(findings);
}

function needsOf({ rule }: Field, needs: ExtractNeeds): ExtractNeeds {
  const own = rule === null ? null : (needs.barsOfRule?.(rule.name) ?? null);
  return own === null ? needs : { ...needs, bars: own };
}

async function passagesOf(
  chunks: ExtractSubject['chunks'],
  fields: readonly { readonly clauses: readonly string[] }[],
  { clauseHead }: ExtractNeeds,
  signal: AbortSignal,
): Promise<ClausePassages | null> {
  if (clauseHead === null || fields.every(({ clauses }) => clauses.length === 0)) return null;
  return scorePassages(chunks, clauseHead, signal);
}
