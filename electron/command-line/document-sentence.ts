/** What an import came to, in words with the way out. */
import type { DocumentRecord } from '../contract/document.ts';

const rejected: Readonly<Record<string, string>> = {
  empty: 'the file is empty',
  damaged: 'the file is damaged; ask for it again or repair it',
  'not-supported': 'this kind of file is not read yet; convert it to PDF or text',
  'not-a-file': 'not a regular file',
  crashed: 'its reader stopped; the file may be damaged',
  unreadable: 'it cannot be opened; check that it is there, not locked, and that you may read it',
  bytes: 'larger than the limit in settings; it was not opened',
  pages: 'more pages than the limit; the first ones were read',
  time: 'reading took too long and was stopped; what was read is kept',
  memory: 'reading took too much memory and was stopped; what was read is kept',
};

export function documentSentence(document: DocumentRecord): string {
  const { outcome, reason, status } = document;
  if (outcome === 'needs-password') return 'needs its password; save a copy without one and import that';
  if (outcome === 'needs-ocr') return 'has pages without text (scanned); they are listed and were not read';
  if (outcome === 'rejected' || outcome === 'limit')
    return `${outcome}: ${rejected[reason ?? ''] ?? 'see the document'}`;
  return status === 'ready' ? readyWords(document) : 'not finished; import it again to go on';
}

function readyWords({ outcome, type, pages: count }: DocumentRecord): string {
  const pages = count === 1 ? '1 page' : `${String(count)} pages`;
  const unsure = type?.abstained === true ? ' (unsure, needs a person)' : '';
  const named = type === null ? 'type unknown' : `${type.label}${unsure}`;
  return outcome === 'partial' ? `${named}, ${pages}, some of them unreadable` : `${named}, ${pages}`;
}
