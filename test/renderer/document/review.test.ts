import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../electron/contract/decision.ts';
import type { Finding } from '../../../electron/contract/finding.ts';
import type { FieldView } from '../../../electron/contract/pack-view.ts';
import { acceptance } from '../../../renderer/screens/document/acceptance.ts';
import { choicesOf } from '../../../renderer/screens/document/choices.ts';
import { citeOf } from '../../../renderer/screens/document/cite.ts';
import { grouped, needsDecision, numbered } from '../../../renderer/screens/document/finding-groups.ts';
import { marksOf } from '../../../renderer/screens/document/marks-of.ts';
import { fieldsOfValue, valueOfFields } from '../../../renderer/screens/document/value-form.ts';
import { tallyOf } from '../../../renderer/screens/library/use-tallies.ts';
import { documentId, fakeHash, findingId } from '../../fakes/fake-window/fake-ids.ts';

const document = documentId(1);
let made = 0;

function evidence(page: number, start: number, quote = 'words'): Finding['evidence'][number] {
  return {
    document,
    textVersion: fakeHash('text'),
    span: { page, start, end: start + quote.length },
    quote,
    match: 'exact',
    distance: 0,
    chunk: null,
  };
}

function finding(part: Partial<Finding>): Finding {
  made += 1;
  return {
    id: findingId(made),
    version: 1,
    document,
    field: 'term',
    status: 'found',
    value: 'two years',
    normalised: null,
    assertion: null,
    evidence: [evidence(1, 0)],
    specialist: 'rules',
    checks: [],
    support: 'supported',
    confidence: { raw: null, probability: 0.9, samples: 212 },
    hops: [],
    decision: null,
    ...part,
  };
}

const row = (part: Partial<Finding>, act?: Decision['act']) => ({
  finding: finding(part),
  decision: act === undefined ? null : ({ act } as Decision),
});
const field = (id: string, risk: FieldView['risk']): FieldView => ({ id, title: id, describes: '', many: false, risk });
const fields = [field('term', 'low'), field('law', 'high')];

describe('findings in the order of review', () => {
  it('are numbered as they stand on the pages, those without a place last', () => {
    const items = numbered(
      [
        row({ status: 'absent', value: null, evidence: [] }),
        row({ evidence: [evidence(2, 5)] }),
        row({ evidence: [evidence(1, 9)] }),
      ],
      fields,
    );
    expect(items.map((item) => [item.number, item.finding.evidence[0]?.span.page])).toEqual([
      [1, 1],
      [2, 2],
      [3, undefined],
    ]);
  });
  it('every finding is in exactly one group', () => {
    const statuses = fc.constantFrom('found', 'absent', 'conflicting', 'illegible', 'not-attempted' as const);
    const acts = fc.option(fc.constantFrom('accept', 'correct', 'reject', 'absent', 'escalate' as const), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(statuses, acts), { maxLength: 12 }), (plans) => {
        const items = numbered(
          plans.map(([status, act]) => row({ status: status }, act)),
          fields,
        );
        const inGroups = grouped(items).flatMap((group) => group.items);
        expect(inGroups).toHaveLength(items.length);
        expect(new Set(inGroups)).toEqual(new Set(items));
      }),
    );
  });
  it('what needs a decision comes by risk and doubt', () => {
    const unsure = { confidence: { raw: null, probability: 0.5, samples: 9 } };
    const items = numbered([row({ ...unsure, field: 'term' }), row({ ...unsure, field: 'law' })], fields);
    expect(grouped(items)[0]?.items.map((item) => item.title)).toEqual(['law', 'term']);
  });
  it.each([
    ['a conflict', { status: 'conflicting' as const }],
    ['an unreadable place', { status: 'illegible' as const }],
    ['a contradiction', { support: 'contradicted' as const }],
    ['a failed check', { checks: [{ rule: 'sum', verdict: 'failed' as const, detail: '' }] }],
    ['low confidence', { confidence: { raw: null, probability: 0.69, samples: 9 } }],
  ])('%s needs a person', (_, part) => {
    expect(needsDecision(row(part))).toBe(true);
    expect(needsDecision(row({}))).toBe(false);
  });
  it('a tally counts each finding once and what is open once', () => {
    const tally = tallyOf([
      row({}),
      row({ status: 'conflicting' }),
      row({ status: 'conflicting' }, 'correct'),
      row({}, 'accept'),
    ]);
    expect(tally).toEqual({
      signs: [
        { sign: 'accepted', n: 1 },
        { sign: 'corrected', n: 1 },
        { sign: 'found', n: 1 },
        { sign: 'conflict', n: 1 },
      ],
      needsDecision: 1,
    });
  });
});

describe('the main button', () => {
  const item = (part: Partial<Finding>) => numbered([row(part)], fields)[0]!;
  const conflict = {
    status: 'conflicting' as const,
    value: ['60 days', '90 days'],
    evidence: [evidence(1, 0, 'sixty'), evidence(1, 9, '( 90 )')],
  };
  it('names the value it stores', () => {
    expect(acceptance(item({}), null)).toEqual({
      label: 'Accept two years',
      input: { act: 'accept', value: null, reason: '' },
    });
  });
  it('does not read a whole clause out again when the value is its quote', () => {
    const clause =
      'The Receiving Party shall hold the Confidential Information of the Disclosing Party in strict confidence.';
    const broken = clause.replace('Information of', 'Information\nof');
    const quoted = item({ value: clause, evidence: [evidence(2, 0, broken)] });
    expect(acceptance(quoted, null).label).toBe('Accept the marked words');
    expect(acceptance(item({ value: clause }), null).label).toContain('The Receiving Party shall');
  });
  it('never accepts a conflict unchosen', () => {
    expect(acceptance(item(conflict), null)).toEqual({ label: 'Accept: choose a value first', input: null });
  });
  it('stores the chosen side with its own words', () => {
    expect(acceptance(item(conflict), 1)).toMatchObject({
      label: 'Accept 90 days',
      input: { act: 'correct', value: '90 days', quote: '( 90 )' },
    });
  });
  it('has nothing to accept where nothing was looked for', () => {
    expect(acceptance(item({ status: 'not-attempted', value: null }), null).input).toBeNull();
  });
  it('a conflict without listed values offers its distinct quotes', () => {
    const quotes = choicesOf(finding({ ...conflict, value: null }));
    expect(quotes.map((choice) => choice.text)).toEqual(['sixty', '( 90 )']);
  });
});

describe('marks', () => {
  it('the second side of a conflict looks different, a near match too', () => {
    const two = numbered(
      [
        row({ status: 'conflicting', evidence: [evidence(1, 0), evidence(1, 9)] }),
        row({ evidence: [{ ...evidence(2, 0), match: 'near', distance: 1 }] }),
      ],
      fields,
    );
    expect(marksOf(two, document, null).map((mark) => mark.tone)).toEqual(['mark', 'second', 'near']);
  });
  it('a place in another document is not marked in this one', () => {
    expect(marksOf([], document, { ...evidence(1, 0), document: documentId(2) })).toEqual([]);
    expect(marksOf([], document, evidence(1, 0))).toHaveLength(1);
  });
  it('a cite holds the quote, the file and the page', () => {
    expect(citeOf(finding({ evidence: [evidence(5, 0, 'sixty days')] }), 'lease.pdf')).toBe(
      '“sixty days” (lease.pdf, p 5)',
    );
  });
});

describe('a corrected value', () => {
  it('keeps its shape when nothing is changed', () => {
    const plain = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes(';'));
    const value = fc.oneof(
      plain,
      fc.integer(),
      fc.array(plain),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.oneof(plain, fc.integer())),
    );
    fc.assert(
      fc.property(value, (before) => {
        const texts = Object.fromEntries(fieldsOfValue(before).map((one) => [one.key, one.text]));
        expect(valueOfFields(before, texts)).toEqual(before);
      }),
    );
  });
  it('an emptied part of a medicine is not written, rather than an empty text', () => {
    expect(valueOfFields({ name: 'Apixaban', dose: '5 mg' }, { name: 'Apixaban', dose: ' ' })).toEqual({
      name: 'Apixaban',
      dose: null,
    });
  });
});
