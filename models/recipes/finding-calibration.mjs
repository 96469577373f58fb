// Rebuilds the calibration data of findings: the rules over CUAD's train contracts, every value judged; bounds from train, applied once to dev.
//   node models/recipes/finding-calibration.mjs [--data ../shared/data] [--check]
// `--check` writes nothing and says whether the shipped file is still what the rules give.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgeFindings } from './finding-calibration/judge-findings.mjs';
import { boundsOnDev, pooled, toSeries } from './finding-calibration/bounds.mjs';
import { fileText, writeCalibration } from './finding-calibration/write.mjs';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' }, check: { type: 'boolean', default: false } },
});
const root = path.resolve(import.meta.dirname, '../..');
const train = await judgeFindings(values.data, 'train');
const series = toSeries(train);
if (values.check) {
  const same =
    readFileSync(path.join(root, 'models', 'heads', 'finding-calibration.json'), 'utf8') === fileText(series);
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
