/** `npm run bench -- judgement`: claims, research questions and names of provisions on dev items, beside simple baselines, as `cloister predict` answers them. */
import { join } from 'node:path';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../electron/adapters/model-store/open-model-store.ts';
import { remoteModels } from '../../electron/adapters/remote/model.ts';
import { freeDiskBytes } from '../../electron/adapters/vault/free-disk-bytes.ts';
import { judgingSpecialists } from '../../electron/compose/judging.ts';
import type { ItemOf, PredictTask } from '../../electron/contract/predict.ts';
import { bootstrap } from '../../electron/core/calibrate/bootstrap.ts';
import { nameStems, textStems } from '../../electron/core/judgement/name-stems.ts';
import type { Specialist } from '../../electron/features/measure/specialist.ts';
import { claimItems, provisionItems, questionItems, type ProvisionItem } from './judgement/dev-items.ts';
import { projectFolder } from './retrieval/data-folder.ts';

type Print = (line: string) => void;
type Labelled = 'verify.claim' | 'health.question' | 'legal.provision';

/** Prints accuracy with its 95 % interval, n and milliseconds per item for each task whose data set is here. */
export async function benchJudgement(print: Print = console.log): Promise<void> {
  const children = forkChildren((name) => join(projectFolder, 'electron', `${name}.ts`));
  const models = join(projectFolder, 'models');
  const store = await openModelStore({
    manifestPath: join(models, 'manifest.json'),
    roots: [],
    freeDisk: freeDiskBytes(models),
  });
  const runtime = remoteModels({ children, store, threads: 1 });
  const { signal } = new AbortController();
  const table = await judgingSpecialists({ store, embedder: runtime.embedder, signal });
  await score('verify.claim', 'sentences of PubMedQA dev, true or with one digit changed', claimItems(), table, print);
  const questions = questionItems();
  await score('health.question', 'PubMedQA dev', questions, table, print);
  if (questions !== null)
    print(
      row(
        '  always yes',
        questions.map(({ label }) => label === 'yes'),
      ),
    );
  const provisions = provisionItems();
  await score('legal.provision', 'CUAD dev clauses, names of categories', provisions, table, print);
  if (provisions !== null) print(row('  shared words', provisions.map(bySharedWords)));
  await runtime.close();
  await children.close();
}

async function score<Task extends Labelled>(
  task: Task,
  set: string,
  items: readonly (ItemOf<Task> & { readonly label: string })[] | null,
  table: { readonly [Name in PredictTask]?: Specialist<Name> },
  print: Print,
): Promise<void> {
  const specialist: Specialist<Task> | undefined = table[task];
  if (items === null || specialist === undefined) {
    print(`${task}: not measured, the data set or the specialist is not here`);
    return;
  }
  const rights: boolean[] = [];
  const started = performance.now();
  for (const item of items) {
    const { answer } = await specialist.predict(item);
    rights.push('label' in answer && answer.label === item.label);
  }
  const each = (performance.now() - started) / Math.max(1, items.length);
  print(`${row(`${task} on ${set}`, rights)}, ${each.toFixed(0)} ms per item`);
}

function row(name: string, rights: readonly boolean[]): string {
  const share = (units: readonly boolean[]): number => units.filter(Boolean).length / Math.max(1, units.length);
  const { value, low, high, n } = bootstrap(rights, share);
  return `${name}: accuracy ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), n = ${n}`;
}

/** The name with the largest share of its words in the text; of equals the first. */
function bySharedWords({ text, labels, label }: ProvisionItem): boolean {
  const held = new Set(textStems(text));
  const share = (name: string): number => {
    const stems = nameStems(name);
    return stems.filter((stem) => held.has(stem)).length / Math.max(1, stems.length);
  };
  const best = labels.reduce((top, name) => (share(name) > share(top) ? name : top));
  return best === label;
}

await benchJudgement();
