import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PackView } from '../../electron/contract/pack-view.ts';
import { locateInPages } from '../../electron/core/evidence/locate-in-pages.ts';
import { classifyDocument } from '../../electron/features/classify/classify-document.ts';
import { extractDocument } from '../../electron/features/extract/extract-document.ts';
import { barsOf } from '../../electron/features/route/extract-bars.ts';
import { typeNeeds } from '../fakes/type-needs.ts';
import { shippedRoutes } from '../../electron/features/route/shipped-routes.ts';
import type { ExtractNeeds } from '../../electron/features/extract/needs.ts';
import { packs } from '../../electron/packs/index.ts';
import { packView } from '../../electron/packs/pack-view.ts';
import { typeOf, type DocumentType, type Pack } from '../../electron/packs/pack.ts';
import { unfit } from './grammar-subset.ts';
import { exampleDocument, pagesOf } from './pages-of.ts';

const rulesOnly: ExtractNeeds = {
  clauseHead: null,
  judge: null,
  clauseAdapter: null,
  large: null,
  bars: barsOf(shippedRoutes['legal.fields']),
  monotonic: () => 0,
  maxModelCalls: 0,
};

describe.each(Object.values(packs))('the $id pack', (pack) => {
  test('lists every folder that it has, by the name of the folder', () => {
    const folders = readdirSync(new URL(`../../electron/packs/${pack.id}`, import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    expect(pack.types.map(({ id }) => id).sort()).toEqual(folders.sort());
  });

  test('names a general type among its own', () => {
    expect(typeOf(pack, 'no such type').id).toBe(pack.general);
  });

  test('is told to the window in words', () => {
    const view = PackView.parse(packView(pack));
    for (const type of view.types) for (const field of type.fields) expect(field.describes.length).toBeGreaterThan(5);
  });

  test('gives no label of a trained head to two types', () => {
    const labels = pack.types.flatMap(({ cues }) => cues.headLabels);
    expect(new Set(labels).size).toBe(labels.length);
  });

  describe.each(pack.types.map((type) => ({ ...type })))('type $id', (type: DocumentType) => {
    test.each(type.fields.map((field) => ({ ...field })))('the form of $id fits the grammar', (field) => {
      expect(unfit(z.toJSONSchema(field.schema))).toEqual([]);
    });

    test('has an example', () => {
      expect(type.examples.length).toBeGreaterThan(0);
    });

    describe.each(type.examples.map((example) => ({ ...example })))('$name', (example) => {
      const pages = pagesOf(example.pages);

      test('has every expected quote in its text', () => {
        for (const { quote } of example.expected)
          if (quote !== null) expect(locateInPages(pages, quote)).not.toBeNull();
      });

      test('has expected values in the form of their fields', () => {
        for (const { field, normalised } of example.expected) {
          const schema = type.fields.find(({ id }) => id === field)?.schema;
          if (normalised !== null) expect(schema?.safeParse(normalised).success).toBe(true);
        }
      });

      test('gives the expected findings by rules alone, in the order of the fields', async () => {
        expect(await found(pack, type, example.pages)).toEqual(example.expected);
      });

      test('is known by its title without any model', async () => {
        const { type: scores } = await classifyDocument(pages, pack, { ...typeNeeds(), typeHead: null });
        expect({ label: scores.label, abstained: scores.abstained }).toEqual({ label: type.id, abstained: false });
      });
    });
  });
});

async function found(pack: Pack, type: DocumentType, texts: readonly string[]): Promise<unknown> {
  const subject = { document: { id: exampleDocument }, pages: pagesOf(texts), chunks: [], type: type.id, pack };
  const findings = await extractDocument(subject, rulesOnly, new AbortController().signal);
  return findings.map(({ field, status, normalised, evidence }) => ({
    field,
    status,
    normalised,
    quote: evidence[0]?.quote ?? null,
  }));
}
