/** Names the document's type; all class scores are kept. */
import { eventDraft } from '../../core/events/event-draft.ts';
import { inferenceBlock } from '../../core/events/inference-block.ts';
import type { ImportStep } from './import-step.ts';

/** Due for a document that was read and has no type yet. */
export const classifyStep: ImportStep = async (document, pack, needs, watch) => {
  if (document.status !== 'read' || document.type !== null) return document;
  watch.onStep('classifying', document);
  const pages = await needs.record.pages(document.id);
  const { type, runs } = await needs.steps.classify({ pack, matter: document.matter, pages, signal: watch.signal });
  const next = { ...document, type };
  const receipt = await needs.ledger.append(
    eventDraft('document.classified', needs.actor, {
      purpose: 'import',
      matter: document.matter,
      what: {
        document: document.id,
        label: type.label,
        probability: type.probability,
        abstained: type.abstained,
        specialist: type.specialist,
      },
      ai: inferenceBlock(runs),
    }),
    { type, runs },
  );
  await needs.record.addRuns(runs, receipt.index);
  await needs.record.putDocument(next, receipt.index);
  return next;
};
