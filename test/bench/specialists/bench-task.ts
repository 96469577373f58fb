/** One task: the specialist against each peer, on the same items. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelManifest } from '../../../electron/contract/model.ts';
import { projectFolder } from '../retrieval/data-folder.ts';
import type { ChatModel } from './chat-model.ts';
import type { Contender, Item, Prediction } from './contender.ts';
import { measureContender, type Row } from './measure-contender.ts';
import { modelAnswers } from './model-answers.ts';
import { ownAnswers } from './own-answers.ts';
import { peerItems } from './peer-items.ts';
import type { BenchTask } from './tasks.ts';
import { verdict } from './verdict.ts';

export interface BenchOptions {
  /** Items that language models are asked. */
  readonly n: number;
  readonly cache: string;
}

/** Items that the cheap ones (specialist, simple baseline) are asked at most. */
const mostItems = 1000;

/** Rows of one task: the specialist and the baseline on many items, then the specialist again beside each language model. */
export async function benchTask(task: BenchTask, models: readonly ChatModel[], options: BenchOptions): Promise<Row[]> {
  const peers = peerItems(task.key, options.cache);
  if (peers === null) return [];
  const items = peers.items.slice(0, mostItems);
  const own = ownContender(ownAnswers(task.task, items, join(options.cache, 'own', task.key)));
  const baseline: Contender = { role: 'simple baseline', bytes: null, ...peers.baseline };
  const few = items.slice(0, options.n);
  const chats = await chatContenders(task, few, models, options);
  return [...against(task, own, [baseline], items), ...against(task, own, chats, few)];
}

/** Of several readings of one model's answers the better counts: a peer is taken at its best. */
async function chatContenders(
  task: BenchTask,
  items: readonly Item[],
  models: readonly ChatModel[],
  { cache }: BenchOptions,
): Promise<Contender[]> {
  const found: Contender[] = [];
  for (const model of models) {
    const readings = await modelAnswers(task, items, model, cache);
    if (readings === null) continue;
    const { id, bytes } = model.file;
    const role = bytes > generalistBytes ? 'larger generalist' : 'base model';
    const contenders = Object.entries(readings).map(([reading, predictions]): Contender => ({
      role,
      name: `${id}, untuned, ${reading}`,
      bytes,
      predictions,
    }));
    const scored = contenders.map((one) => ({ one, value: measureContender(task, one, items).value }));
    const [best] = scored.sort((left, right) => right.value - left.value);
    if (best !== undefined) found.push(best.one);
  }
  return found;
}

const generalistBytes = 200_000_000;

function against(task: BenchTask, own: Contender, peers: readonly Contender[], items: readonly Item[]): Row[] {
  if (peers.length === 0) return [];
  const first = measureContender(task, own, items);
  const rows = peers.map((peer) => measureContender(task, peer, items));
  return [{ ...first, specialist: null }, ...rows.map((row) => ({ ...row, specialist: verdict(first, row) }))];
}

/** Named by the files that its answers say they came from: `id:digest`, several joined by `+`. */
function ownContender(predictions: readonly Prediction[]): Contender {
  const model = predictions[0]?.model;
  const ids = typeof model === 'string' ? model.split('+').map((file) => file.split(':')[0] ?? '') : [];
  const name = ids.length === 0 ? 'rules' : ids.join(' + ');
  return { role: 'specialist', name, bytes: ids.length === 0 ? null : bytesOf(ids), predictions };
}

function bytesOf(ids: readonly string[]): number {
  const manifest = ModelManifest.parse(JSON.parse(readFileSync(join(projectFolder, 'models/manifest.json'), 'utf8')));
  return manifest.models.filter(({ id }) => ids.includes(id)).reduce((sum, { bytes }) => sum + bytes, 0);
}
