/** Items for measuring judgement, from the dev parts of public data sets; null where a set is not here. */
import { readFileSync } from 'node:fs';
import { statementWords } from '../../../electron/core/judgement/statement-words.ts';
import { splitSentences } from '../../../electron/core/text/split-sentences.ts';
import { dataFile } from '../retrieval/data-folder.ts';

export interface QuestionItem {
  readonly id: string;
  readonly question: string;
  readonly contexts: string[];
  readonly label: string;
}

export interface ClaimItem {
  readonly id: string;
  readonly claim: string;
  readonly evidence: string[];
  readonly label: 'supported' | 'contradicted';
}

export interface ProvisionItem {
  readonly id: string;
  readonly text: string;
  readonly labels: string[];
  readonly label: string;
}

/** Categories that mark a place or a party, not what a clause says. */
const metadata = new Set(['Document Name', 'Parties', 'Agreement Date', 'Effective Date', 'Expiration Date']);
const perCategory = 8;

interface PubMedLine {
  readonly id: string;
  readonly QUESTION: string;
  readonly CONTEXTS: string[];
  readonly final_decision: string;
}

export function questionItems(): readonly QuestionItem[] | null {
  return (
    (linesOf('health', 'pubmedqa', 'dev.jsonl') as PubMedLine[] | null)?.map(
      ({ id, QUESTION: question, CONTEXTS: contexts, final_decision: label }) => ({ id, question, contexts, label }),
    ) ?? null
  );
}

/** From each abstract one sentence as it stands, and the same with one digit changed where it has a number. */
export function claimItems(): readonly ClaimItem[] | null {
  const questions = questionItems();
  return (
    questions?.flatMap(({ id, contexts }) => {
      const [evidence = ''] = [...contexts].sort((left, right) => right.length - left.length);
      const sentences = splitSentences(evidence).map(([start, end]) => evidence.slice(start, end));
      const claim = sentences.find((one) => statementWords(one).some(({ kind }) => kind === 'number'));
      if (claim === undefined) return [];
      const wrong = claim.replace(/\d/u, (digit) => String((Number(digit) + 4) % 9 || 9));
      return [
        { id: `${id} true`, claim, evidence: [evidence], label: 'supported' as const },
        { id: `${id} planted`, claim: wrong, evidence: [evidence], label: 'contradicted' as const },
      ];
    }) ?? null
  );
}

/** Up to eight clauses of each category with all categories as the names to choose from. */
export function provisionItems(): readonly ProvisionItem[] | null {
  const spans = linesOf('legal', 'cuad', 'dev.spans.jsonl') as { category: string; text: string }[] | null;
  if (spans === null) return null;
  const usable = spans.filter(({ category, text }) => !metadata.has(category) && text.length > 60);
  const byCategory = Map.groupBy(usable, ({ category }) => category);
  const labels = [...byCategory.keys()].sort();
  return [...byCategory].flatMap(([label, found]) =>
    found.slice(0, perCategory).map(({ text }, at) => ({ id: `${label} ${at}`, text, labels, label })),
  );
}

function linesOf(...file: readonly string[]): unknown[] | null {
  const path = dataFile(...file);
  if (path === null) return null;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
