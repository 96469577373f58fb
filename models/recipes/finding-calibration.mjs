// Rebuilds the calibration data of findings: the rules over CUAD's train contracts, every value judged; bounds from train, applied once to dev.
//   node models/recipes/finding-calibration.mjs [--data ../shared/data] [--check [--contracts 20]]
// `--check` writes nothing and says whether the shipped file is still what the rules give, in all contracts or in the first ones.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgeFindings } from './finding-calibration/judge-findings.mjs';
import { boundsOnDev, firstOf, pooled, toSeries } from './finding-calibration/bounds.mjs';
import { fileText, writeCalibration } from './finding-calibration/write.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    check: { type: 'boolean', default: false },
    contracts: { type: 'string', default: 'Infinity' },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const most = values.check ? Number(values.contracts) : Infinity;
const train = await judgeFindings(values.data, 'train', most);
const series = toSeries(train);
if (values.check) {
  const shipped = JSON.parse(readFileSync(path.join(root, 'models', 'heads', 'finding-calibration.json'), 'utf8'));
  const same = sorted(firstOf(shipped.series, most)) === sorted(series);
  console.log(
    same
      ? 'The shipped calibration data are what the rules give.'
      : 'The rules changed: run npm run train -- calibration',
  );
  process.exit(same ? 0 : 1);
}
const dev = await judgeFindings(values.data, 'dev');
const figures = { settled: pooled(train, 0.7), proposed: pooled(train, 0.35), bounds: boundsOnDev(train, dev) };
writeCalibration(root, series, figures);
console.log(JSON.stringify(figures, null, 2));

/** As text, whatever the order of the series: that of the first contracts is another one than that of all. */
function sorted(series) {
  return fileText(series.toSorted((left, right) => left.subject.localeCompare(right.subject)));
}
