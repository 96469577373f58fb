import { describe, expect, test } from 'vitest';
import { FindingDraft } from '../../../electron/contract/finding.ts';
import { ChunkId, MatterId } from '../../../electron/contract/ids.ts';
import type { Chunk } from '../../../electron/contract/document.ts';
import type { Page } from '../../../electron/contract/text.ts';
import { isLocated } from '../../../electron/core/evidence/is-located.ts';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { extractDocument } from '../../../electron/features/extract/extract-document.ts';
import { barsOf } from '../../../electron/features/route/extract-bars.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import type { ExtractNeeds } from '../../../electron/features/extract/needs.ts';
import { packs } from '../../../electron/packs/index.ts';
import { exampleDocument, pagesOf } from '../../packs/pages-of.ts';

const rulesOnly: ExtractNeeds = {
  clauseHead: null,
  judge: null,
  clauseAdapter: null,
  large: null,
  bars: barsOf(shippedRoutes['legal.fields']),
  monotonic: () => 0,
  maxModelCalls: 4,
};

const matter = MatterId.parse('mat_0123456789A');
const head =
  'This Supply Agreement is made on May 1, 2014 by and between Alder Inc. ("Seller") and Birch LLC ("Buyer"). WHEREAS the parties agree.';

function chunksOf(pages: readonly Page[]): readonly Chunk[] {
  let next = 0;
  const newId = (prefix: string): string => `${prefix}_${String((next += 1)).padStart(12, '0')}`;
  return chunkPages(pages, { matter, document: exampleDocument, newId }).map((chunk) => ({
    ...chunk,
    id: ChunkId.parse(chunk.id),
  }));
}

async function extract(
  pages: readonly Page[],
  needs: Partial<ExtractNeeds> = {},
  type = 'contract',
  signal = new AbortController().signal,
): Promise<readonly FindingDraft[]> {
  const subject = { document: { id: exampleDocument }, pages, chunks: chunksOf(pages), type, pack: packs.legal };
  return extractDocument(subject, { ...rulesOnly, ...needs }, signal);
}

const of = (findings: readonly FindingDraft[], field: string): FindingDraft => {
  const found = findings.find((finding) => finding.field === field);
  if (found === undefined) throw new Error(`no finding of ${field}`);
  return found;
};

describe('every finding', () => {
  test('has the shape of the contract and stands in the order of the pack', async () => {
    const findings = await extract(pagesOf([head]));
    findings.forEach((finding) => FindingDraft.parse(finding));
    const order = packs.legal.types.find(({ id }) => id === 'contract')?.fields.map(({ id }) => id);
    expect(findings.map(({ field }) => field)).toEqual(order);
  });

  test('that is found shows its words where they stand', async () => {
    const pages = pagesOf([head, 'This Agreement shall be governed by the laws of the State of Ohio.']);
    const findings = await extract(pages);
    for (const { status, evidence } of findings) {
      if (status === 'found') expect(evidence.length).toBeGreaterThan(0);
      for (const one of evidence) expect(pages.some((page) => isLocated(one, page))).toBe(true);
    }
    expect(of(findings, 'governingLaw').evidence[0]?.span.page).toBe(2);
  });

  test('says who looked, with what score, against which threshold', async () => {
    const { hops } = of(await extract(pagesOf([head])), 'agreementDate');
    expect(hops).toMatchObject([{ by: 'rule', specialist: 'rules/agreement-date', threshold: 0.7, changed: true }]);
  });

  test('names the passage that holds it', async () => {
    expect(of(await extract(pagesOf([head])), 'agreementDate').evidence[0]?.chunk).not.toBeNull();
  });
});

describe('what is not there', () => {
  test('is absent when every page was read', async () => {
    const { status, hops } = of(await extract(pagesOf([head, 'Second page.'])), 'governingLaw');
    expect(status).toBe('absent');
    expect(hops.at(-1)?.reason).toBe('not found (2 pages read)');
  });

  test('is illegible, not absent, when a page could not be read', async () => {
    const [first, second] = pagesOf([head, '']);
    if (first === undefined || second === undefined) throw new Error('two pages');
    const findings = await extract([first, { ...second, status: 'needs-ocr' }]);
    expect(of(findings, 'governingLaw')).toMatchObject({ status: 'illegible', evidence: [] });
    expect(of(findings, 'governingLaw').hops.at(-1)?.reason).toContain('page 2 could not be read');
    expect(of(findings, 'agreementDate').status).toBe('found');
  });

  test('stays absent when it stands only in hidden text or in a running head', async () => {
    const law = 'Governed by the laws of the State of Ohio.';
    const hidden = pagesOf([`${law} ${head}`], { hidden: [[0, law.length]] });
    const furniture = pagesOf([`${law} ${head}`], { furniture: [[0, law.length]] });
    expect(of(await extract(hidden), 'governingLaw').status).toBe('absent');
    expect(of(await extract(furniture), 'governingLaw').status).toBe('absent');
  });
});

describe('what disagrees', () => {
  test('with itself, in words and figures, is conflicting and shows both', async () => {
    const text = `${head} The term of this Agreement shall be two (3) years from the date hereof.`;
    expect(of(await extract(pagesOf([text])), 'term')).toMatchObject({
      status: 'conflicting',
      value: ['two (3) years', '2 years'],
      normalised: null,
      checks: [{ rule: 'words-and-figures', verdict: 'failed' }],
    });
  });

  test('between two passages that say it as plainly is conflicting', async () => {
    const law = (place: string): string => `This Agreement shall be governed by the laws of ${place}.`;
    const finding = of(await extract(pagesOf([head, law('France'), law('Spain')])), 'governingLaw');
    expect(finding).toMatchObject({ status: 'conflicting', normalised: ['France', 'Spain'] });
    expect(finding.evidence.map(({ span }) => span.page)).toEqual([2, 3]);
  });

  test('an end before the start fails a check', async () => {
    const text = `${head} It shall be effective as of June 1, 2016 (the "Effective Date"). This Agreement shall remain in effect until May 1, 2015.`;
    expect(of(await extract(pagesOf([text])), 'expirationDate').checks).toMatchObject([
      { rule: 'start-before-end', verdict: 'failed' },
    ]);
  });
});

describe('models', () => {
  const secret = 'Buyer shall not disclose the terms of the offer to anybody who has no need to know of them.';
  const pages = pagesOf([head, secret]);
  const judge = (probability: number): { asked: string[]; judge: NonNullable<ExtractNeeds['judge']> } => {
    const asked: string[] = [];
    return {
      asked,
      judge: {
        specialist: 'fake-judge@1',
        judge: async (question) => {
          asked.push(question);
          return { probability };
        },
      },
    };
  };

  test('confirm a clause that the rules are unsure of', async () => {
    const fake = judge(0.9);
    const finding = of(await extract(pages, { judge: fake.judge }), 'confidentiality');
    expect(finding).toMatchObject({ status: 'found', confidence: { raw: (0.6 + 0.9) / 2 } });
    expect(finding.hops.map(({ by }) => by)).toEqual(['rule', 'small']);
    expect(fake.asked).toEqual(['Must a party keep information of the other party confidential?']);
  });

  test('turn it down when they do not agree', async () => {
    expect(of(await extract(pages, { judge: judge(0.1).judge }), 'confidentiality')).toMatchObject({
      status: 'absent',
      value: null,
    });
  });

  test('are not asked about what the rules are sure of', async () => {
    const fake = judge(0.9);
    await extract(pagesOf([head, 'This Agreement shall be governed by the laws of the State of Ohio.']), {
      judge: fake.judge,
    });
    expect(fake.asked).toEqual([]);
  });

  test('are not asked once the budget of the document is spent; the rule then stands with its low score', async () => {
    const fake = judge(0.1);
    const finding = of(await extract(pages, { judge: fake.judge, maxModelCalls: 0 }), 'confidentiality');
    expect(fake.asked).toEqual([]);
    expect(finding).toMatchObject({ status: 'found', confidence: { raw: 0.6 } });
  });

  test('a head that is sure makes a model needless', async () => {
    const fake = judge(0.1);
    const text = 'Neither Seller nor Buyer shall transfer any right hereunder unless the other consents in advance.';
    const clauseHead = {
      specialist: 'fake-head@1',
      score: async (passages: readonly string[]) =>
        passages.map((passage) => [
          { label: 'Anti-Assignment', probability: passage.includes('transfer any right') ? 0.8 : 0.01 },
        ]),
    };
    const findings = await extract(pagesOf([head, text]), { clauseHead, judge: fake.judge });
    expect(of(findings, 'assignment')).toMatchObject({ status: 'found', confidence: { raw: 0.8 } });
    expect(of(findings, 'assignment').evidence[0]?.quote).toBe(text);
    expect(fake.asked).toEqual([]);
  });

  test('the adapter speaks only of clauses that it knows', async () => {
    const label = async (): Promise<{ label: string; probability: number }[]> => [
      { label: 'Insurance', probability: 0.7 },
      { label: 'Cap On Liability', probability: 0.2 },
    ];
    const text = 'In no event shall Seller be liable for any special or consequential damages of the Buyer.';
    const finding = of(
      await extract(pagesOf([head, text]), { clauseAdapter: { specialist: 'fake@1', label } }),
      'liabilityCap',
    );
    expect(finding.status).toBe('absent');
    expect(finding.hops.find(({ by }) => by === 'small')).toMatchObject({
      score: 0.2,
      reason: 'does not agree: Insurance',
    });
  });

  test('stop when told to', async () => {
    const control = new AbortController();
    const asked: string[] = [];
    const stopping = {
      specialist: 'fake-judge@1',
      judge: async (question: string) => {
        asked.push(question);
        control.abort(new Error('stopped'));
        return { probability: 0.9 };
      },
    };
    const two = pagesOf([head, secret, 'In no event shall Seller be liable for any special damages of the Buyer.']);
    await expect(extract(two, { judge: stopping }, 'contract', control.signal)).rejects.toThrow('stopped');
    expect(asked).toHaveLength(1);
  });
});

test('a type that the pack does not know is read as the general one', async () => {
  expect((await extract(pagesOf([head]), {}, 'no such type')).map(({ field }) => field)).toContain('liabilityCap');
});

test('progress is told field by field', async () => {
  const told: string[] = [];
  const subject = {
    document: { id: exampleDocument },
    pages: pagesOf([head]),
    chunks: [],
    type: 'nda',
    pack: packs.legal,
  };
  await extractDocument(subject, rulesOnly, new AbortController().signal, (done, total) =>
    told.push(`${done}/${total}`),
  );
  expect(told).toEqual(['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
});

test('a value that runs over the end of a page has evidence on both', async () => {
  const pages = pagesOf(['Made on', 'x']);
  const [first, second] = pagesOf([
    `${head} This Agreement shall be governed by the laws of the State of New`,
    'York, without more.',
  ]);
  if (first === undefined || second === undefined) throw new Error('two pages');
  const finding = of(await extract([first, second]), 'governingLaw');
  expect(finding).toMatchObject({ status: 'found', normalised: 'New York' });
  expect(finding.evidence.map(({ quote }) => quote)).toEqual(['New', 'York']);
  expect(pages).toHaveLength(2);
});
