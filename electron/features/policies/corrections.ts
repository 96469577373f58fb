/** What people decided about findings, as a regression set: machines are held against it, and none learns from it by itself. */
import type { Decision } from '../../contract/decision.ts';
import type { Matter } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Finding } from '../../contract/finding.ts';
import type { MatterId } from '../../contract/ids.ts';
import { policyField, type Correction, type CorrectionSources, type Policy } from '../../contract/policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Pack } from '../../packs/pack.ts';
import type { StoredChunk } from '../../ports/record-store.ts';
import { guardExport } from './guard-export.ts';
import { markPassage } from './mark-passage.ts';
import type { PolicyNeeds } from './needs.ts';
import { passageAt } from './passage-at.ts';
import { readExcluded } from './stored-policies.ts';

export interface CorrectionsRequest {
  /** Null: every matter that may be learnt from. */
  readonly matter: MatterId | null;
  /** Why the export is made in spite of a policy that stops it. */
  readonly override: string | null;
}

export interface CorrectionsExport extends CorrectionSources {
  readonly lines: readonly Correction[];
}

/** In the order of matters and documents. Fails with `not-allowed` (the matter was taken out of learning, or a policy stops it), `not-found`. */
export async function exportCorrections(
  { matter, override }: CorrectionsRequest,
  needs: Pick<PolicyNeeds, 'record' | 'ledger' | 'actor' | 'packs'>,
): Promise<CorrectionsExport> {
  const { record, ledger, actor } = needs;
  const excluded = await readExcluded(record);
  if (matter !== null && excluded.includes(matter))
    throw new CloisterError('not-allowed', { subject: 'this matter was taken out of learning' });
  const wanted = (await record.matters()).filter(({ id }) => matter === null || id === matter);
  if (matter !== null && wanted.length === 0) throw new CloisterError('not-found', { subject: matter });
  const matters = wanted.filter(({ id }) => !excluded.includes(id));
  const left = wanted.filter(({ id }) => excluded.includes(id));
  for (const { id } of matters) await guardExport({ kind: 'corrections', matter: id, override }, needs);
  const lines = (await Promise.all(matters.map((one) => correctionsOf(one, needs)))).flat();
  const from = matters.filter(({ id }) => linesOf(id, lines) > 0);
  await ledger.append(
    eventDraft('export.created', actor, {
      purpose: 'export',
      matter,
      what: { form: 'corrections', lines: lines.length, matters: from.map(({ id }) => id), left: left.length },
    }),
  );
  return {
    lines,
    matters: from.map(({ id, name }) => ({ matter: id, name, lines: linesOf(id, lines) })),
    left: left.map(({ id, name }) => ({ matter: id, name })),
  };
}

/** As they stand in the file: one object per line. */
export function correctionLines(lines: readonly Correction[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function linesOf(matter: MatterId, lines: readonly Correction[]): number {
  return lines.filter((line) => line.matter === matter).length;
}

async function correctionsOf(
  matter: Matter,
  { record, packs }: Pick<PolicyNeeds, 'record' | 'packs'>,
): Promise<readonly Correction[]> {
  const found: Correction[] = [];
  for (const { id } of await record.documents(matter.id)) {
    const decisions = new Map((await record.decisionsOfDocument(id)).map((one) => [one.id, one]));
    const chunks = await record.chunks(id);
    for (const finding of await record.findings(id)) {
      const decision = finding.decision === null ? undefined : decisions.get(finding.decision);
      if (decision !== undefined && decision.act !== 'escalate')
        found.push({ ...correctionOf(matter.id, finding, decision), ...asked(packs[matter.pack], finding, chunks) });
    }
  }
  return found;
}

function correctionOf(
  matter: MatterId,
  finding: Finding,
  decision: Decision,
): Omit<Correction, 'question' | 'passage'> {
  const { document, field, status, evidence, specialist } = finding;
  return {
    ...{ matter, document, field, finding: finding.id, specialist, status },
    ...{ act: decision.act, before: decision.before, after: decision.after, decidedAt: decision.at },
    evidence,
  };
}

function asked(
  { types }: Pack,
  { field, evidence: [quoted] }: Finding,
  chunks: readonly StoredChunk[],
): Pick<Correction, 'question' | 'passage'> {
  const fields = types.flatMap((type) => type.fields);
  const question = fields.find((one) => one.id === field && one.question !== null)?.question ?? null;
  const passage = quoted === undefined ? null : (passageAt(quoted.span, chunks)?.chunk.text ?? null);
  return { question, passage };
}

/**
 * Turns what people decided about a policy's findings into marks: an accepted one breaks the policy, a rejected one does not. Returns how
 * many were new. Nothing is trained by it. Matters that were taken out of learning are passed over.
 */
export async function learnFromDecisions(policy: Policy, needs: Omit<PolicyNeeds, 'embedder'>): Promise<number> {
  const { record } = needs;
  const excluded = await readExcluded(record);
  let added = 0;
  for (const matter of (await record.matters()).filter(({ id }) => !excluded.includes(id)))
    for (const correction of await correctionsOf(matter, needs))
      if (correction.field === policyField(policy.id)) added += await learnFrom(policy, correction, needs);
  return added;
}

async function learnFrom(
  policy: Policy,
  { document, act, evidence }: Correction,
  needs: Omit<PolicyNeeds, 'embedder'>,
): Promise<number> {
  const span = evidence[0]?.span;
  if (span === undefined) return 0;
  const label = act === 'reject' || act === 'absent' ? 'no' : 'yes';
  const known = (await needs.record.policyExamples(policy.id)).some(({ example: { source, label: before } }) => {
    const own = source?.evidence.span;
    return (
      source?.evidence.document === document && own?.start === span.start && own.page === span.page && before === label
    );
  });
  if (known) return 0;
  await markPassage(policy, { document, span, label }, needs, 'decision');
  return 1;
}
