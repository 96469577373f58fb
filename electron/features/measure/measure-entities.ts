/** Entities: exact spans and types, the same without the type, and characters that must not be missed (for de-identification). */
import type { GoldOf } from '../../contract/evaluate.ts';
import { calibrationError, reliabilityBins, riskCoverage } from '../../core/calibrate/reliability.ts';
import type { Measured } from './measured.ts';
import { labelRow, spanMeasures, type Counts } from './span-scores.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Entity extends Place {
  readonly type: string;
}

interface EntityPair {
  readonly gold: GoldOf<'health.entities'>;
  readonly predicted:
    | { readonly entities: readonly (Entity & { readonly probability: number })[]; readonly mask?: readonly Place[] }
    | undefined;
}

const exactKey = ({ type, start, end }: Entity): string => `${type} ${start} ${end}`;
const spanKey = ({ start, end }: Entity): string => `${start} ${end}`;

export function measureEntities(pairs: readonly EntityPair[]): Measured {
  const types = [...new Set(pairs.flatMap(({ gold }) => gold.entities.map(({ type }) => type)))].sort();
  const judged = pairs.flatMap(judge);
  return {
    measures: [
      ...spanMeasures('exact ', pairs.map(countBy(exactKey))),
      ...spanMeasures('any type ', pairs.map(countBy(spanKey))),
      ...spanMeasures('character ', pairs.map(countCharacters(({ entities }) => entities))),
      ...(pairs.some(({ predicted }) => predicted?.mask !== undefined)
        ? spanMeasures('masked character ', pairs.map(countCharacters(({ mask }) => mask ?? [])))
        : []),
    ],
    byLabel: types.map((type) => labelRow(type, pairs.map(countBy(exactKey, type)))),
    confusion: null,
    calibration: { error: calibrationError(judged), n: judged.length, bins: reliabilityBins(judged) },
    riskCoverage: riskCoverage(judged, [0.5, 0.7, 0.8, 0.9, 1]),
  };
}

function countBy(key: (entity: Entity) => string, type?: string): (pair: EntityPair) => Counts {
  const ofType = (entities: readonly Entity[]): Set<string> =>
    new Set(entities.filter((entity) => type === undefined || entity.type === type).map(key));
  return ({ gold, predicted }) => {
    const right = ofType(gold.entities);
    const said = ofType(predicted?.entities ?? []);
    return { right: [...said].filter((entity) => right.has(entity)).length, predicted: said.size, gold: right.size };
  };
}

/** Covered characters whatever the type: what redaction would hide, and what it should. */
function countCharacters(hidden: (said: NonNullable<EntityPair['predicted']>) => readonly Place[]) {
  const covered = (places: readonly Place[]): Set<number> =>
    new Set(places.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
  return ({ gold, predicted }: EntityPair): Counts => {
    const right = covered(gold.entities);
    const said = covered(predicted === undefined ? [] : hidden(predicted));
    return { right: [...said].filter((at) => right.has(at)).length, predicted: said.size, gold: right.size };
  };
}

function judge({ gold, predicted }: EntityPair): { probability: number; right: boolean }[] {
  const right = new Set(gold.entities.map(exactKey));
  return (predicted?.entities ?? []).map((entity) => ({
    probability: entity.probability,
    right: right.has(exactKey(entity)),
  }));
}
