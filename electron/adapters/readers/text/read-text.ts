/** Reads plain text: finds its encoding, keeps its words, and cuts it into page-like parts. */
import { storable } from '../../../core/text/flatten-items.ts';
import type { Page, Problem, ReadOutcome } from '../../../contract/text.ts';
import { pageOfText } from '../page-of-text.ts';
import type { ReadInput } from '../read-input.ts';
import { decodeText } from './decode-text.ts';
import { paginate } from './paginate.ts';

/** Share of control characters from which a file is not text at all. */
const tooManyControls = 0.1;

export async function readText({ bytes, limits, onPage }: ReadInput): Promise<ReadOutcome> {
  const { text, guessed } = decodeText(bytes);
  if (text.trim() === '') return { status: 'rejected', reason: 'empty', detail: '' };
  const controls = countControls(text);
  if (controls > text.length * tooManyControls)
    return { status: 'rejected', reason: 'not-supported', detail: 'not text' };
  const parts = paginate(storable(text));
  const pages = parts.slice(0, limits.maxPages).map((part, index) => toPage(part, index + 1));
  pages.forEach(onPage);
  const problems = problemsOf(guessed, controls);
  if (parts.length <= limits.maxPages) return { status: 'ok', pages, problems };
  const over: Problem = {
    code: 'pages-over-limit',
    page: null,
    detail: `${String(parts.length)} parts, ${String(pages.length)} read`,
  };
  return { status: 'limit', which: 'pages', pages, problems: [...problems, over] };
}

function toPage(text: string, n: number): Page {
  return pageOfText(n, text, { size: { w: 612, h: 792 }, items: [], source: 'markup', status: 'ok' });
}

function problemsOf(guessed: string | null, controls: number): Problem[] {
  const problems: Problem[] = [];
  if (guessed !== null) problems.push({ code: 'encoding-guessed', page: null, detail: guessed });
  if (controls > 0) problems.push({ code: 'control-characters', page: null, detail: String(controls) });
  return problems;
}

/** Control characters other than tab, line feed, carriage return and form feed. */
function countControls(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) count += 1;
  }
  return count;
}
