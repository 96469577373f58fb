/** Finds every place where an exact text stands in a matter: all of them, in reading order, not the best ten. */
import type { EventActor } from '../../contract/audit.ts';
import type { Mention } from '../../contract/answer.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import type { DocumentRecord } from '../../contract/document.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { findMentions } from '../../core/text/find-mentions.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordReader } from '../../ports/record-store.ts';
import type { Committer } from '../../ports/vault.ts';

export interface MentionNeeds {
  readonly record: RecordReader;
  readonly ledger: Ledger;
  readonly committer: Committer;
  readonly actor: EventActor;
}

export interface Mentions {
  readonly mentions: readonly Mention[];
  readonly pagesSearched: number;
  readonly pagesTotal: number;
}

const around = 80;

/** Case, white space and line-break hyphens do not matter. Fails with `not-found`, `log-unavailable`. */
export async function findEveryMention(
  { matter, text }: { readonly matter: MatterId; readonly text: string },
  { record, ledger, committer, actor }: MentionNeeds,
): Promise<Mentions> {
  if ((await record.matter(matter)) === null) throw new CloisterError('not-found', { subject: matter });
  const documents = await record.documents(matter);
  const read = await Promise.all(
    documents.map(async (document) => ({ document, pages: await record.pages(document.id) })),
  );
  const mentions = read.flatMap(({ document, pages }) => mentionsIn(document, pages, text));
  const pages = read.flatMap((one) => one.pages);
  const pagesSearched = pages.filter(({ status }) => status === 'ok' || status === 'partial').length;
  const pagesTotal = pages.length + read.filter((one) => one.pages.length === 0).length;
  await ledger.append(
    eventDraft('mentions.searched', actor, {
      purpose: 'ask',
      matter,
      what: { text: committer.commit(matter, 'search', text), mentions: mentions.length, pagesSearched, pagesTotal },
    }),
    { text },
  );
  return { mentions, pagesSearched, pagesTotal };
}

function mentionsIn(document: DocumentRecord, pages: readonly Page[], text: string): readonly Mention[] {
  const byNumber = new Map(pages.map((page) => [page.n, page]));
  return findMentions(pages, text).flatMap((span) => {
    const page = byNumber.get(span.page);
    return page === undefined ? [] : [toMention(document, page, span)];
  });
}

function toMention(document: DocumentRecord, page: Page, span: Mention['evidence']['span']): Mention {
  return {
    evidence: {
      document: document.id,
      textVersion: page.textVersion,
      span,
      quote: page.text.slice(span.start, span.end),
      match: 'exact',
      distance: 0,
      chunk: null,
    },
    documentName: document.name,
    before: page.text.slice(Math.max(0, span.start - around), span.start),
    after: page.text.slice(span.end, span.end + around),
  };
}
