/** Calls about one document: its pages, its findings, and what a person decides about them. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { documentCalls, findingCalls } from '../contract/calls.ts';
import type { DocumentRecord } from '../contract/document.ts';
import { CloisterError } from '../contract/failure.ts';
import type { DocumentId } from '../contract/ids.ts';
import { withPolicies } from '../features/policies/policy-fields.ts';
import { readPolicies } from '../features/policies/stored-policies.ts';
import { decide } from '../features/review/decide.ts';
import { packs } from '../packs/index.ts';
import { packView } from '../packs/pack-view.ts';
import type { Parts } from './parts.ts';
import { sealFor } from './signing.ts';
import type { Session } from './session.ts';

export function documentHandlers(
  parts: Parts,
): Handlers<CallsTo<'engine', typeof documentCalls & typeof findingCalls>> {
  const { sessions, needs, clock, newId } = parts;
  return {
    'document.get': async ({ document: id }) => {
      const { record } = sessions.require();
      const document = await documentOf(id, record);
      const matter = await record.matter(document.matter);
      const pages = (await record.pages(id)).map(({ n, status, text }) => ({ n, status, characters: text.length }));
      return {
        document,
        pages,
        pack: withPolicies(packView(packs[matter?.pack ?? 'legal']), await readPolicies(record)),
      };
    },
    'document.page': async ({ document, page }) => {
      const found = await sessions.require().record.page(document, page);
      if (found === null) throw new CloisterError('not-found', { subject: `${document} page ${String(page)}` });
      return found;
    },
    'document.bytes': async ({ document, offset, length }) => {
      const { record, files } = sessions.require();
      await documentOf(document, record);
      return files.readRange(document, offset, length);
    },
    'finding.list': async ({ document }) => {
      const { record } = sessions.require();
      await documentOf(document, record);
      const decisions = new Map((await record.decisionsOfDocument(document)).map((one) => [one.id, one]));
      const findings = await record.findings(document);
      return findings.map((finding) => ({
        finding,
        decision: finding.decision === null ? null : (decisions.get(finding.decision) ?? null),
      }));
    },
    'finding.why': async ({ finding }) => {
      const { record } = sessions.require();
      const versions = await record.findingVersions(finding);
      if (versions.length === 0) throw new CloisterError('not-found', { subject: finding });
      const runs = versions.flatMap(({ hops }) => hops.flatMap(({ run }) => (run === null ? [] : [run])));
      return {
        versions: [...versions],
        decisions: [...(await record.decisions(finding))],
        runs: [...(await record.runs(runs))],
      };
    },
    'review.decide': async (input) => {
      const { record, ledger, committer, actor, user } = sessions.require();
      const seal = await sealFor(input.signing ?? null, parts);
      const made = await decide(input, { record, ledger, committer, actor, user, clock, newId, seal });
      needs.emit('finding.changed', { document: made.finding.document });
      return made;
    },
  };
}

async function documentOf(id: DocumentId, record: Session['record']): Promise<DocumentRecord> {
  const document = await record.document(id);
  if (document === null) throw new CloisterError('not-found', { subject: id });
  return document;
}
