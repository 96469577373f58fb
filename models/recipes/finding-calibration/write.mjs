// Writes the data file, its card and its line in the manifest.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { listModel } from '../list-model.mjs';

export function fileText(series) {
  return `${JSON.stringify({ kind: 'calibration', version: 1, series })}\n`;
}

export function writeCalibration(root, series, figures) {
  const text = fileText(series);
  writeFileSync(path.join(root, 'models', 'heads', 'finding-calibration.json'), text);
  writeFileSync(path.join(root, 'models', 'cards', 'finding-calibration.md'), card(series, figures));
  writeEntry(path.join(root, 'models', 'manifest.json'), text, series, figures);
}

function writeEntry(manifest, text, series, { bounds }) {
  const contracts = new Set(series.flatMap(({ documents }) => documents)).size;
  const entry = {
    id: 'finding-calibration',
    version: '1.0.0',
    role: 'rules',
    title: 'Calibration data of contract fields',
    file: 'heads/finding-calibration.json',
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    licence: 'CC BY 4.0',
    sources: [{ kind: 'bundled' }],
    isDefault: true,
    contextTokens: null,
    quantisation: null,
    base: null,
    tasks: ['calibration'],
    domains: ['legal'],
    languages: ['en'],
    intendedUse:
      'Judged scores of the rules for contract fields: what a score was worth, and which error a threshold keeps.',
    limits: [
      'Rules were written while looking at these contracts, so the train part flatters them; the dev part does not.',
      'A value where the annotators gave none counts as wrong.',
      'Says nothing about heads, adapters or clinical notes: those are not calibrated until a site has judged enough of them.',
    ],
    trainedOn: [{ set: 'CUAD v1', split: 'train', licence: 'CC BY 4.0', count: contracts }],
    scores: bounds.flatMap(toScore),
    canaries: [],
    settings: { kind: 'calibration' },
  };
  listModel(manifest, entry);
}

/** What a proven threshold let through on dev: the share of right ones. */
function toScore({ subject, error, among, train, dev }) {
  if (train.status !== 'set' || among !== 'accepted' || dev.accepted === 0) return [];
  const metric = `${subject}, right among values at or above ${train.threshold.toFixed(2)}, proven at ${error * 100} % on train`;
  const value = (dev.accepted - dev.wrong) / dev.accepted;
  return [{ set: 'CUAD v1', split: 'dev', metric, value, low: null, high: null, n: dev.accepted }];
}

function card(series, { settled, proposed, bounds }) {
  const rows = series.map(({ subject, maker, right, documents }) => {
    const rights = right.filter((one) => one === 1).length;
    return `| ${subject} | ${maker} | ${right.length} | ${new Set(documents).size} | ${rights} |`;
  });
  return `# Calibration data of contract fields

Which values that the rules read alone were right, contract by contract: number of the contract, score, right or wrong. The application fits curves and bounds on them when it starts; no text of a contract is in the file.

- Made from: CUAD v1 (CC BY 4.0), train part, read by the rules as at import. A value where the annotators gave none counts as wrong; quotes of clauses are right when half of the words, or the whole span, are the annotators'.
- Rules were written while looking at these contracts, so the figures of train flatter them. The dev part was looked at twice, to apply the thresholds: after the first time the test for fields with one value per contract became the exact binomial one; nothing was chosen by what dev showed.
- Of all values at or above the bar of the route (0.7): ${settled.right} of ${settled.of} right; at or above the bar for a proposal (0.35): ${proposed.right} of ${proposed.of}.
- Rebuild: \`npm run train -- calibration\`. Check that the rules still give these data: \`npm run train -- calibration --check\`.

| field | maker | values | contracts | right |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## Bounds from train, applied to dev

"All": at most this share of all values of a contract is accepted and wrong, in the mean over contracts (conformal risk control). "Accepted": at most this share of the accepted values is wrong, with 90 % confidence. Contracts are the unit; below 4 / error contracts nothing is said.

| field | error | of | train | dev: accepted of values | wrong | error on dev |
| --- | --- | --- | --- | --- | --- | --- |
${bounds.map(boundRow).join('\n')}
`;
}

function boundRow({ subject, error, among, train, dev }) {
  const start = `| ${subject} | ${error * 100} % | ${among} |`;
  if (train.status === 'not-enough-data') return `${start} not enough data yet (${train.documents} contracts) | | | |`;
  if (train.status === 'not-reachable') return `${start} not provable (${train.documents} contracts) | | | |`;
  const share = dev.accepted === 0 ? '' : (dev.wrong / dev.accepted).toFixed(3);
  return `${start} from ${train.threshold.toFixed(3)}: ${train.accepted} accepted, ${train.wrong} wrong | ${dev.accepted} of ${dev.items} | ${dev.wrong} | ${share} |`;
}
