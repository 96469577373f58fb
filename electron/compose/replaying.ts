/** Which recorded steps can be run again, and with what: the same specialists, on the same stored input, with a record that takes nothing. */
import { z } from 'zod';
import type { AuditEvent } from '../contract/audit.ts';
import { Answer } from '../contract/answer.ts';
import type { DocumentRecord } from '../contract/document.ts';
import { CloisterError } from '../contract/failure.ts';
import { DocumentId } from '../contract/ids.ts';
import type { Replay } from '../contract/replay.ts';
import { answer } from '../features/ask/answer.ts';
import { replayEvent, type Again, type ReplayNeeds } from '../features/audit/replay-event.ts';
import type { ImportStep } from '../features/ingest/import-document.ts';
import { classifyStep } from '../features/ingest/step-classify.ts';
import { extractStep } from '../features/ingest/step-extract.ts';
import { readStep } from '../features/ingest/step-read.ts';
import type { RecordStore } from '../ports/record-store.ts';
import { ingestNeeds } from './ingest-needs.ts';
import type { Parts } from './parts.ts';

/** Runs the step behind an entry again. Fails as `replayEvent` does. */
export async function replay(index: number, parts: Parts): Promise<Replay> {
  const { ledger, actor } = parts.sessions.require();
  return replayEvent(index, { ledger, actor, steps: stepsOf(parts) });
}

function stepsOf(parts: Parts): ReplayNeeds['steps'] {
  const read = importStep(readStep, { status: 'kept' }, parts);
  return {
    'document.parsed': read,
    'document.classified': importStep(classifyStep, { status: 'read', type: null }, parts),
    'document.extracted': importStep(extractStep, { status: 'indexed' }, parts),
    'question.answered': askAgain(parts),
  };
}

/** The document as it was before the step: `before` is what the step has changed since. */
function importStep(step: ImportStep, before: Partial<DocumentRecord>, parts: Parts): Again {
  return async (event, _details, ledger) => {
    const session = parts.sessions.require();
    const id = DocumentId.safeParse(event.what.document);
    const document = id.success ? await session.record.document(id.data) : null;
    const matter = document === null ? null : await session.record.matter(document.matter);
    if (document === null || matter === null)
      throw new CloisterError('not-found', { subject: 'the document of this entry' });
    const needs = { ...(await ingestNeeds(session, parts)), ledger, record: silent(session.record, event) };
    await step({ ...document, ...before }, matter.pack, needs, {
      signal: new AbortController().signal,
      onStep: () => undefined,
      onDocument: () => undefined,
    });
  };
}

const AnswerDetails = z.looseObject({ answer: Answer });

function askAgain({ sessions, specialists, models, clock, newId }: Parts): Again {
  return async (event, details, ledger) => {
    const { record, committer, vectors, actor } = sessions.require();
    const made = AnswerDetails.safeParse(details);
    if (!made.success) throw new CloisterError('not-found', { subject: 'the details of this entry' });
    const { matter, document, question } = made.data.answer;
    const asking = await specialists.asking(committer, matter);
    const pack = (await record.matter(matter))?.pack;
    const topics = pack === undefined ? null : await specialists.topics(pack);
    const needs = { ledger, record: silent(record, event), committer, vectors, actor, clock, newId, topics };
    await answer(
      { matter, document, text: question },
      { ...needs, embedder: models.embedder, ...asking },
      {
        signal: new AbortController().signal,
        onSentence: () => undefined,
      },
    );
  };
}

/** Reads as before and keeps nothing. Decisions that came after the entry are not seen when none had been made by then. */
function silent(record: RecordStore, { what }: AuditEvent): RecordStore {
  const keepNothing = async (): Promise<void> => undefined;
  return {
    ...record,
    ...(what.decidedFields === 0 ? { decisionsOfDocument: async () => [] } : {}),
    addRuns: keepNothing,
    addAnswer: keepNothing,
    putDocument: keepNothing,
    putPages: keepNothing,
    putFindings: keepNothing,
  };
}
