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
import type { ImportStep } from '../features/ingest/import-step.ts';
import { classifyStep } from '../features/ingest/step-classify.ts';
import { indexStep } from '../features/ingest/step-index.ts';
import { extractStep } from '../features/ingest/step-extract.ts';
import { readStep } from '../features/ingest/step-read.ts';
import type { RecordStore } from '../ports/record-store.ts';
import { ingestNeeds } from './ingest-needs.ts';
import { testCandidate } from './model-trials.ts';
import type { Parts } from './parts.ts';
import { checkAgain, findAgain, trainAgain } from './replaying-readings.ts';
import { silentIndex, silentRecord } from './silent-record.ts';
import { siteNeeds } from './site-needs.ts';

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
    'document.rejected': read,
    'index.updated': importStep(indexStep, { status: 'read' }, parts),
    'question.answered': askAgain(parts),
    'mentions.searched': findAgain(parts.sessions),
    'policy.checked': checkAgain(parts),
    'policy.trained': trainAgain(parts),
    'model.tested': testAgain(parts),
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
    const vectors = { ...session.vectors, ...silentIndex };
    const needs = { ...(await ingestNeeds(session, parts)), ledger, vectors, record: silent(session.record, event) };
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

/** The same test in a process of its own, with the golden set as it is now. */
function testAgain(parts: Parts): Again {
  return async ({ what, why }, _details, ledger) => {
    if (why.purpose !== 'models' || typeof what.sha256 !== 'string' || what.form !== undefined)
      throw new CloisterError('invalid', { subject: 'only the test of one model can be run again' });
    await testCandidate(what.sha256, parts, {
      ...siteNeeds(parts),
      ledger,
      record: silentRecord(parts.sessions.require().record),
    });
  };
}

/** Decisions that came after the entry are not seen when none had been made by then. */
function silent(record: RecordStore, { what }: AuditEvent): RecordStore {
  const asThen = what.decidedFields === 0 ? { decisionsOfDocument: async () => [] } : {};
  return { ...silentRecord(record), ...asThen };
}
