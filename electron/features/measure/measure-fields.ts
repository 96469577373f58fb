/** Fields of a contract: the normalised value must be the gold one; lists match whatever their order, texts whatever their case and white space. */
import type { GoldOf } from '../../contract/evaluate.ts';
import type { Measured } from './measured.ts';
import { labelRow, spanMeasures, type Counts } from './span-scores.ts';

type Json = GoldOf<'legal.fields'>['fields'][number]['normalised'];

interface FieldPair {
  readonly gold: GoldOf<'legal.fields'>;
  readonly predicted: { readonly fields: readonly { readonly field: string; readonly normalised: Json }[] } | undefined;
}

export function measureFields(pairs: readonly FieldPair[]): Measured {
  const fields = [...new Set(pairs.flatMap(({ gold }) => gold.fields.map(({ field }) => field)))].sort();
  const counted = (wanted?: string): Counts[] => pairs.map((pair) => count(pair, wanted));
  return {
    measures: spanMeasures('value ', counted()),
    byLabel: fields.map((field) => labelRow(field, counted(field))),
    confusion: null,
    calibration: null,
    riskCoverage: [],
  };
}

function count({ gold, predicted }: FieldPair, wanted?: string): Counts {
  const chosen = (field: { field: string; normalised: Json }): boolean =>
    (wanted === undefined || field.field === wanted) && field.normalised !== null;
  const truth = gold.fields.filter(chosen);
  const said = (predicted?.fields ?? []).filter(chosen);
  const right = truth.filter((field) =>
    said.some((other) => other.field === field.field && plain(other.normalised) === plain(field.normalised)),
  ).length;
  return { right, predicted: said.length, gold: truth.length };
}

function plain(value: Json): string {
  if (Array.isArray(value)) return value.map(plain).sort().join(' | ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .toLowerCase()
    .replace(/[\s.,]+/gu, ' ')
    .trim();
}
