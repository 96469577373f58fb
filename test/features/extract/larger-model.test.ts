import { describe, expect, test } from 'vitest';
import type { FindingDraft } from '../../../electron/contract/finding.ts';
import { ChunkId, MatterId } from '../../../electron/contract/ids.ts';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { extractDocument } from '../../../electron/features/extract/extract-document.ts';
import type { ExtractNeeds, Judged, PassageJudge } from '../../../electron/features/extract/needs.ts';
import { barsOf } from '../../../electron/features/route/extract-bars.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { packs } from '../../../electron/packs/index.ts';
import { exampleDocument, pagesOf } from '../../packs/pages-of.ts';

const text =
  'This Supply Agreement is made on May 1, 2014 by and between Alder Inc. ("Seller") and Birch LLC ("Buyer"). This Agreement shall be governed by the laws of the State of Ohio.';

const asks = (specialist: string, judged: Judged): PassageJudge => ({ specialist, judge: async () => judged });

/** The route with the larger model on, and with rules that never settle, so that everything is in doubt. */
const bars = { ...barsOf(shippedRoutes['legal.fields']), ruleSettles: null, largeSettles: 0.5 };

async function extracted(
  pack: 'legal' | 'health',
  type: string,
  page: string,
  needs: Partial<ExtractNeeds>,
): Promise<readonly FindingDraft[]> {
  const pages = pagesOf([page]);
  let next = 0;
  const newId = (prefix: string): string => `${prefix}_${String((next += 1)).padStart(12, '0')}`;
  const matter = MatterId.parse('mat_0123456789A');
  const chunks = chunkPages(pages, { matter, document: exampleDocument, newId }).map((chunk) => ({
    ...chunk,
    id: ChunkId.parse(chunk.id),
  }));
  const subject = { document: { id: exampleDocument }, pages, chunks, type, pack: packs[pack] };
  const none = { clauseHead: null, judge: null, clauseAdapter: null, large: null };
  const all: ExtractNeeds = { ...none, bars, monotonic: () => 0, maxModelCalls: 50, ...needs };
  return extractDocument(subject, all, new AbortController().signal);
}

async function lawHops(needs: Partial<ExtractNeeds>): Promise<readonly string[]> {
  const findings = await extracted('legal', 'contract', text, needs);
  const law = findings.find(({ field }) => field === 'governingLaw');
  return (law?.hops ?? []).map(({ by, changed, reason }) => `${by} ${String(changed)} ${reason.slice(0, 40)}`);
}

describe('a larger model', () => {
  test('is asked where the adapter does not agree, and settles what it agrees to', async () => {
    const hops = await lawHops({
      judge: asks('small@1', { probability: 0.2 }),
      large: asks('large@1', { probability: 0.9 }),
    });
    expect(hops.map((hop) => hop.slice(0, 11))).toEqual(['rule true t', 'small false', 'large true ']);
  });

  test('is asked where no small model is here', async () => {
    const hops = await lawHops({ large: asks('large@1', { probability: 0.9 }) });
    expect(hops.map((hop) => hop.slice(0, 11))).toEqual(['rule true t', 'large true ']);
  });

  test('is not asked where the adapter agrees', async () => {
    const hops = await lawHops({
      judge: asks('small@1', { probability: 0.9 }),
      large: asks('large@1', { probability: 0 }),
    });
    expect(hops.map((hop) => hop.slice(0, 11))).toEqual(['rule true t', 'small true ']);
  });

  test('that cannot be asked says why in its hop, and the reading of the rule stands', async () => {
    const gone = asks('large@1', { probability: null, why: 'its file is missing' });
    const hops = await lawHops({ large: gone });
    expect(hops.at(-1)).toBe('large false could not be asked: its file is missing');
  });
});

describe('the route of medicines', () => {
  const note = 'Medications: lisinopril 10 mg daily. Allergies: penicillin (rash).';

  test('settles the medicines of an import and nothing else', async () => {
    const fields = async (needs: Partial<ExtractNeeds>): Promise<readonly string[]> =>
      (await extracted('health', 'clinical-note', note, { bars: barsOf(shippedRoutes['health.fields']), ...needs }))
        .filter(({ status }) => status === 'found')
        .map(({ field }) => field);
    const strict = { ...barsOf(shippedRoutes['health.medications']), ruleProposes: 1 };
    const before = await fields({});
    expect(before).toContain('medications');
    const after = await fields({ barsOfRule: (rule) => (rule === 'medications' ? strict : null) });
    expect(after).toEqual(before.filter((field) => field !== 'medications'));
  });
});
