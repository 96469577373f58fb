/** Extracts the fields of the document's type and stores them as findings. */
import type { DocumentRecord } from '../../contract/document.ts';
import type { Finding, FindingDraft } from '../../contract/finding.ts';
import { FindingId } from '../../contract/ids.ts';
import { findingsDigest } from '../../core/events/findings-digest.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { inferenceBlock } from '../../core/events/inference-block.ts';
import { isLocated } from '../../core/evidence/is-located.ts';
import type { Page } from '../../contract/text.ts';
import type { ImportStep } from './import-step.ts';
import type { IngestNeeds } from './needs.ts';

/** Due for an indexed document; ends its import. What a person has decided before stays: those fields are not stored again. */
export const extractStep: ImportStep = async (document, pack, needs, watch) => {
  if (document.status !== 'indexed') return document;
  watch.onStep('extracting', document);
  const pages = await needs.record.pages(document.id);
  const chunks = (await needs.record.chunks(document.id)).map(({ chunk }) => chunk);
  const { findings: drafts, runs } = await needs.steps.extract({
    pack,
    document,
    pages,
    chunks,
    type: document.type?.label ?? '',
    signal: watch.signal,
    onField: (done, total) => {
      watch.onStep('extracting', document, { done, total });
    },
  });
  const decided = await decidedFields(document, needs);
  const findings = drafts.filter(({ field }) => !decided.has(field)).map((draft) => toFinding(draft, pages, needs));
  const next: DocumentRecord = { ...document, status: 'ready' };
  const receipt = await needs.ledger.append(
    eventDraft('document.extracted', needs.actor, {
      purpose: 'import',
      matter: document.matter,
      what: {
        document: document.id,
        found: count(findings, 'found'),
        absent: count(findings, 'absent'),
        conflicting: count(findings, 'conflicting'),
        illegible: count(findings, 'illegible'),
        notAttempted: count(findings, 'not-attempted'),
        findings: needs.committer.commit(document.matter, 'findings', findingsDigest(findings)),
        modelCalls: runs.length,
        decidedFields: decided.size,
      },
      ai: inferenceBlock(runs),
    }),
    { findings, runs },
  );
  await needs.record.addRuns(runs, receipt.index);
  await needs.record.putFindings(document.id, findings, receipt.index);
  await needs.record.putDocument(next, receipt.index);
  return next;
};

async function decidedFields({ id }: DocumentRecord, { record }: IngestNeeds): Promise<ReadonlySet<string>> {
  const decisions = new Set((await record.decisionsOfDocument(id)).map(({ finding }) => finding));
  const findings = await record.findings(id);
  return new Set(findings.filter((finding) => decisions.has(finding.id)).map(({ field }) => field));
}

/** The last gate before a value can be shown: a found value whose quotes do not all stand in the stored text loses its status. */
function toFinding(draft: FindingDraft, pages: readonly Page[], { newId }: IngestNeeds): Finding {
  const located = draft.evidence.filter((evidence) => pages.some((page) => isLocated(evidence, page)));
  const stands = draft.status !== 'found' || (located.length > 0 && located.length === draft.evidence.length);
  return {
    ...draft,
    ...(stands ? {} : { status: 'not-attempted', value: null, normalised: null }),
    evidence: stands ? draft.evidence : [],
    id: FindingId.parse(newId('fnd')),
    version: 1,
    decision: null,
  };
}

function count(findings: readonly Finding[], status: Finding['status']): number {
  return findings.filter((finding) => finding.status === status).length;
}
