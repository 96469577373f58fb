/**
 * `npm run bench -- quantisation [--n=20]`: each model that ships in one finer and one coarser format, by the same measure on the same
 * items: score, agreement with what ships, megabytes, tokens per second, memory. Formats are made here from the shipped files, so a finer
 * one wins back nothing that was lost before: it shows what its size would cost, a coarser one what it would lose.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../electron/adapters/model-store/open-model-store.ts';
import { freeDiskBytes } from '../../electron/adapters/vault/free-disk-bytes.ts';
import { measureVariant, type VariantRow } from './quantisation/measure-variant.ts';
import { variants, writeVariants } from './quantisation/variant-models.ts';
import { projectFolder } from './retrieval/data-folder.ts';

const cache = join(projectFolder, '.cache', 'bench-quantisation');
const report = join(projectFolder, 'out', 'bench', 'quantisation.json');

async function benchQuantisation(values: readonly string[]): Promise<void> {
  const { n } = parseArgs({ args: [...values], options: { n: { type: 'string', default: '20' } } }).values;
  const folder = join(cache, 'models');
  mkdirSync(folder, { recursive: true });
  const manifestPath = writeVariants(folder);
  const store = await openModelStore({ manifestPath, roots: [], freeDisk: freeDiskBytes(folder) });
  const children = forkChildren((name) => join(projectFolder, 'electron', `${name}.ts`));
  const rows: VariantRow[] = [];
  for (const variant of variants) {
    const row = await measureVariant(variant, { store, children, cache, n: Number(n) });
    if (row === null) continue;
    rows.push(row);
    console.log(line(row));
  }
  await children.close();
  mkdirSync(join(report, '..'), { recursive: true });
  writeFileSync(report, `${JSON.stringify(rows, null, 1)}\n`);
}

function line({ model, format, megabytes, measure, score, agreement, speed, memory }: VariantRow): string {
  const { value, low, high, n } = score;
  const figure = `${measure} ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}, n ${String(n)})`;
  const same = agreement === null ? '' : `, as what ships on ${(agreement * 100).toFixed(0)} %`;
  const cost = `${megabytes.toFixed(1)} MB, ${speed.toFixed(0)} tokens/s, ${memory.toFixed(0)} MB resident`;
  return `${model.padEnd(28)} ${format.padEnd(14)} ${figure}${same}, ${cost}`;
}

await benchQuantisation(process.argv.slice(2));
