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
  if (status !== 'ready') return 'not finished; import it again to go on';
  const type =
    document.type === null
      ? 'type unknown'
      : `${document.type.label}${document.type.abstained ? ' (unsure, needs a person)' : ''}`;
  const pages = document.pages === 1 ? '1 page' : `${String(document.pages)} pages`;
  return outcome === 'partial' ? `${type}, ${pages}, some of them unreadable` : `${type}, ${pages}`;
}
