import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TaggerFile } from '../../../electron/contract/tagger.ts';
import { openTagger } from '../../../electron/core/taggers/open-tagger.ts';
import { extractLegalFields } from '../../../electron/features/extract/legal-fields.ts';

const file = path.resolve(import.meta.dirname, '../../../models/taggers/legal.names-tagger.json');
const names = openTagger(TaggerFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
const parties = (text: string, tagger: typeof names | null): unknown => extractLegalFields(text, tagger)[0]?.value;

test('a party whose name bears no company form is found by the tagger', () => {
  const text =
    'CUSTODY AGREEMENT\n\nThis Agreement is entered into as of May 11, 2020 between Whitewater / GTO Long-Short Income Fund (the "Client") and Mellow Investor Services LLC ("Agent").';
  expect(parties(text, null)).toEqual(['Mellow Investor Services LLC']);
  expect(parties(text, names)).toEqual(['Mellow Investor Services LLC', 'Whitewater / GTO Long-Short Income Fund']);
});

test('two parties that the rules read stay as they are', () => {
  const text =
    'This Agreement is made between Northwind Traders, Inc. ("Northwind") and Contoso Foods Ltd. ("Contoso"). Adventure Works Cycles joins later.';
  expect(parties(text, names)).toEqual(parties(text, null));
});

test('the tagger never takes a name away and quotes the text', () => {
  const pieces = [
    'between',
    'and',
    'Acme Corp.',
    'the Friends of the Library',
    '("Buyer")',
    'is made',
    'Ltd',
    '\n',
    '.',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), (words) => {
      const text = words.join(' ');
      const [without, withTagger] = [extractLegalFields(text)[0], extractLegalFields(text, names)[0]];
      if (without?.status === 'found') expect(withTagger?.value).toEqual(expect.arrayContaining(without.value as []));
      if (withTagger?.start != null) expect(withTagger.text).toBe(text.slice(withTagger.start, withTagger.end ?? 0));
    }),
  );
});
