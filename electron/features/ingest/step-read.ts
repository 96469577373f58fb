/** Reads the kept bytes in a disposable process and stores the pages. */
import type { DocumentOutcome, DocumentRecord } from '../../contract/document.ts';
import type { Page, ReadOutcome } from '../../contract/text.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { ImportStep } from './import-step.ts';
import type { IngestNeeds } from './needs.ts';

/** Due for a document that was kept. An unreadable one is finished here, with the reason a person can act on. */
export const readStep: ImportStep = async (document, _pack, needs, watch) => {
  if (document.status !== 'kept') return document;
  watch.onStep('reading', document);
  const bytes = await needs.files.read(document.id);
  const outcome = await needs.reader.read({ name: document.name, kind: document.kind, bytes }, needs.limits, {
    signal: watch.signal,
    onPage: (page) => {
      watch.onStep('reading', document, { done: page.n, total: 0 });
    },
  });
  watch.signal.throwIfAborted();
  return store(document, outcome, needs);
};

async function store(document: DocumentRecord, outcome: ReadOutcome, needs: IngestNeeds): Promise<DocumentRecord> {
  const pages = pagesOf(outcome);
  const readable = pages.some(({ status, text }) => status !== 'needs-ocr' && text.trim() !== '');
  const next: DocumentRecord = {
    ...document,
    status: readable ? 'read' : 'ready',
    outcome: outcomeOf(outcome, readable),
    reason: reasonOf(outcome),
    pages: pages.length,
    problems: 'problems' in outcome ? outcome.problems.slice(0, 200) : [],
  };
  const receipt = await needs.ledger.append(
    eventDraft(readable ? 'document.parsed' : 'document.rejected', needs.actor, {
      purpose: 'import',
      matter: document.matter,
      what: {
        document: document.id,
        outcome: next.outcome,
        reason: next.reason,
        pages: pages.length,
        unreadable: pages.filter(({ status }) => status === 'needs-ocr' || status === 'illegible').length,
        text: needs.committer.commit(document.matter, 'text', pages.map(({ textVersion }) => textVersion).join()),
      },
    }),
  );
  if (pages.length > 0) await needs.record.putPages(document.id, pages, receipt.index);
  await needs.record.putDocument(next, receipt.index);
  return next;
}

function pagesOf(outcome: ReadOutcome): readonly Page[] {
  return 'pages' in outcome ? outcome.pages : [];
}

function outcomeOf(outcome: ReadOutcome, readable: boolean): DocumentOutcome {
  if (outcome.status === 'ok' && !readable) return 'needs-ocr';
  return outcome.status;
}

function reasonOf(outcome: ReadOutcome): DocumentRecord['reason'] {
  if (outcome.status === 'rejected') return outcome.reason;
  return outcome.status === 'limit' ? outcome.which : null;
}
