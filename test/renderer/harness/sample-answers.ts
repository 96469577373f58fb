/** Questions and answers over the sample documents; quotes are located, never typed in. */
import type { Answer, AnswerSentence } from '../../../electron/contract/answer.ts';
import type { Evidence } from '../../../electron/contract/evidence.ts';
import type { Support } from '../../../electron/contract/finding.ts';
import { answerId, documentId, matterId, runId, timeBefore } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeDocument } from '../../fakes/fake-window/fake-world.ts';
import { evidenceOf } from './sample-findings.ts';

export function sampleAnswers(documents: readonly FakeDocument[]): readonly Answer[] {
  const cite = (n: number, quote: string): Evidence => {
    const found = documents.find(({ record }) => record.id === documentId(n));
    if (found === undefined) throw new Error(`no document ${n}`);
    return evidenceOf(found.record.id, found.pages, quote);
  };
  return [
    {
      ...answered(1, 6, 'How can the hosting agreement be ended, and on how much notice?', documents),
      sentences: [
        sentence(
          'The agreement renews for one year at a time unless a party gives notice of non-renewal at least ninety days before the end of the term.',
          'supported',
          cite(
            1,
            'unless either Party gives the other written notice of non-renewal at least ninety (90) days before the end of the then current term',
          ),
        ),
        sentence(
          'Either party may end it at once for a material breach that is not cured within thirty days.',
          'supported',
          cite(1, 'does not cure it within thirty (30) days after receiving written notice'),
        ),
        sentence(
          'After the first year the customer may end it for convenience on one hundred and twenty days’ notice and payment of a charge.',
          'supported',
          cite(1, 'upon one hundred and twenty (120) days’ written notice and payment of the early termination charge'),
        ),
        sentence(
          'The non-disclosure agreement ends after two years.',
          'not-enough',
          cite(2, 'continues for a period of two (2) years'),
        ),
      ],
      unsupported: ['The provider may also end the agreement at any time on thirty days’ notice.'],
    },
    {
      ...answered(2, 23, 'Which courts have jurisdiction over the lease?', documents),
      abstained: 'not-enough-support',
      nearest: [
        cite(1, 'governed by and interpreted in accordance with the laws of the State of New York'),
        cite(2, 'governed by and construed in accordance with the laws of the State of Delaware'),
      ],
    },
    {
      ...answered(3, 1600, 'Who bears the cost of insurance?', documents),
      sentences: [
        sentence(
          'The provider keeps general liability and technology errors cover during the term.',
          'supported',
          cite(1, 'Provider shall maintain throughout the Term commercial general liability insurance'),
        ),
      ],
    },
    { ...answered(4, 1700, 'What is the rent in the second year?', documents), abstained: 'stopped' },
  ];
}

function sentence(text: string, support: Support, citation: Evidence): AnswerSentence {
  return { text, citations: [citation], support, probability: 0.86 };
}

function answered(n: number, minutes: number, question: string, documents: readonly FakeDocument[]): Answer {
  const inside = documents.filter(({ record }) => record.matter === matterId(1));
  const pages = inside.reduce((sum, one) => sum + one.pages.length, 0);
  return {
    id: answerId(n),
    matter: matterId(1),
    document: null,
    question,
    at: timeBefore(minutes),
    sentences: [],
    unsupported: [],
    abstained: null,
    nearest: [],
    coverage: {
      documents: inside.length,
      pagesSearched: pages - 7,
      pagesTotal: pages,
      unreadable: [4, 1, 2, 3].map((page, at) => ({ document: documentId(at === 0 ? 5 : 6), page })),
      terms: [
        { term: 'notice', mentions: 21 },
        { term: 'terminate', mentions: 6 },
      ],
      mentions: 27,
      used: 4,
    },
    runs: [runId(1)],
    specialist: 'evidence judge on SmolLM2 135M',
    milliseconds: 41_000,
  };
}
