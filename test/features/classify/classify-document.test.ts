import { describe, expect, test } from 'vitest';
import { LabelScores } from '../../../electron/contract/finding.ts';
import { classifyDocument } from '../../../electron/features/classify/classify-document.ts';
import { packs } from '../../../electron/packs/index.ts';
import { typeNeeds } from '../../fakes/type-needs.ts';
import { pagesOf } from '../../packs/pages-of.ts';

const body =
  'The parties hereby agree that this agreement shall bind each party. Whereas the parties wish to cooperate, they sign it in witness whereof.';

function head(scores: Readonly<Record<string, number>>): (text: string) => Promise<LabelScores> {
  const alternatives = Object.entries(scores).map(([label, probability]) => ({ label, probability }));
  return async () => ({
    label: alternatives[0]?.label ?? '',
    probability: alternatives[0]?.probability ?? 0,
    alternatives,
    calibrated: true,
    abstained: false,
    specialist: 'fake-head@1',
  });
}

const classify = async (text: string, typeHead: Parameters<typeof classifyDocument>[2]['typeHead'] = null) =>
  classifyDocument(pagesOf([text]), packs.legal, { ...typeNeeds(), typeHead });

describe('a document', () => {
  test('is what its title says, even against the head that never saw such titles', async () => {
    const text = `MUTUAL NON-DISCLOSURE AGREEMENT\n\n${body} The Receiving Party shall keep the Confidential Information of the Disclosing Party.`;
    const { type } = await classify(text, head({ Supply: 0.9, License_Agreements: 0.1 }));
    expect(type).toMatchObject({ label: 'nda', abstained: false });
  });

  test('without a telling title is what the head says', async () => {
    const { type } = await classify(body, head({ License_Agreements: 0.8, Supply: 0.2 }));
    expect(type).toMatchObject({ label: 'licence', abstained: true, specialist: 'rules/title+fake-head@1' });
    expect(type.probability).toBeCloseTo(0.8);
  });

  test('of a class that is no type of its own is of the general type', async () => {
    const { type } = await classify(body, head({ Supply: 0.5, Franchise: 0.4, License_Agreements: 0.1 }));
    expect(type.label).toBe('contract');
    expect(type.probability).toBeCloseTo(0.9);
  });

  test('keeps a score for every type, best first, adding up to one', async () => {
    const { type, head: scores } = await classify(body, head({ Service: 0.6, License_Agreements: 0.4 }));
    LabelScores.parse(type);
    expect(type.alternatives.map(({ label }) => label).sort()).toEqual(packs.legal.types.map(({ id }) => id).sort());
    expect(type.alternatives.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(type.alternatives[0]?.label).toBe(type.label);
    expect(scores?.alternatives).toHaveLength(2);
  });

  test('that a title names without the signs of that type is not believed', async () => {
    const { type } = await classify(`ENTRY OF JUDGMENT CLAUSE\n\n${body}`, head({ Supply: 1 }));
    expect(type.label).toBe('contract');
  });
});

describe('it goes to a person', () => {
  test.each([
    ['when it is empty', ''],
    ['when it is too short', 'Agreement.'],
    ['when it has no sign of the domain', 'Take two eggs, whisk them well and fry them in butter. '.repeat(10)],
  ])('%s', async (_, text) => {
    const { type } = await classify(text, head({ Supply: 0.9, Service: 0.1 }));
    expect(type).toMatchObject({ label: 'contract', abstained: true });
    expect(type.alternatives).toHaveLength(packs.legal.types.length);
  });

  test('when no type has half of the probability', async () => {
    const { type } = await classify(body, head({ License_Agreements: 0.4, Service: 0.35, Supply: 0.25 }));
    expect(type).toMatchObject({ label: 'contract', abstained: true });
  });
});

describe('a type that only the head names', () => {
  const untitled = `${body} The Receiving Party shall keep the Confidential Information of the Disclosing Party.`;
  const typeHead = (probability: number): ReturnType<typeof head> =>
    head({ License_Agreements: probability, Supply: 1 - probability });
  const by = async (probability: number, more: Partial<Parameters<typeof classifyDocument>[2]> = {}) =>
    (
      await classifyDocument(pagesOf([untitled]), packs.legal, {
        ...{ ...typeNeeds(), typeHead: typeHead(probability) },
        ...more,
      })
    ).type;

  test('is settled from the bar of the route on, and a suggestion for a person below it', async () => {
    expect(await by(0.95)).toMatchObject({ label: 'licence', abstained: false });
    expect(await by(0.7)).toMatchObject({ label: 'licence', abstained: true });
    expect(await by(0.3)).toMatchObject({ abstained: true });
  });

  test('follows another bar at once', async () => {
    const bars = { ...typeNeeds().bars, headSettles: 0.6 };
    expect(await by(0.7, { bars })).toMatchObject({ label: 'licence', abstained: false });
  });

  test('is settled by a larger model that agrees, and the hop says so', async () => {
    const large = { specialist: 'large@1', judge: async () => ({ probability: 0.8 }) };
    const bars = { ...typeNeeds().bars, largeSettles: 0.5 };
    const type = await by(0.7, { bars, large });
    expect(type).toMatchObject({ label: 'licence', abstained: false });
    expect(type.hops?.map(({ by: actor, changed }) => `${actor} ${String(changed)}`)).toEqual([
      'head false',
      'large true',
    ]);
  });

  test('waits for a person where the larger model cannot be asked, in words', async () => {
    const large = { specialist: 'large@1', judge: async () => ({ probability: null, why: 'its file is missing' }) };
    const type = await by(0.7, { bars: { ...typeNeeds().bars, largeSettles: 0.5 }, large });
    expect(type).toMatchObject({ label: 'licence', abstained: true });
    expect(type.hops?.at(-1)?.reason).toBe('could not be asked: its file is missing');
  });
});
