/** The card of a model: what its author wrote, and what the manifest says, generated so that the two cannot drift apart unseen. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry, Score } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

/** Markdown. Fails with `not-found`, subject = the id. */
export async function modelCard(id: string, store: Pick<ModelStore, 'manifest' | 'card'>): Promise<string> {
  const entry = store.manifest.models.find((one) => one.id === id);
  if (entry === undefined) throw new CloisterError('not-found', { subject: id });
  const written = (await store.card(id)) ?? `# ${entry.title}\n\n${entry.intendedUse}\n`;
  return [written.trimEnd(), '', '## From the manifest', '', ...facts(entry), ...scores(entry)].join('\n') + '\n';
}

function facts(entry: ModelEntry): string[] {
  const { base } = entry;
  return [
    `- Id and version: \`${entry.id}\` ${entry.version}, ${entry.role}`,
    `- File: ${entry.file}, ${entry.bytes.toLocaleString('en-US')} bytes`,
    `- SHA-256: \`${entry.sha256}\``,
    `- Licence: ${entry.licence}`,
    ...(base === null ? [] : [`- Belongs to: \`${base.id}\`, \`${base.sha256}\``]),
    `- Intended use: ${entry.intendedUse}`,
    ...entry.limits.map((limit) => `- Limit: ${limit}`),
    ...entry.trainedOn.map((set) => `- Trained on: ${set.set}, ${set.split}, ${set.count} items, ${set.licence}`),
  ];
}

function scores({ scores: list }: ModelEntry): string[] {
  if (list.length === 0) return ['', 'No score of this file is recorded in the manifest.'];
  return ['', '| Set | Split | Measure | Value | Interval | n |', '|---|---|---|---|---|---|', ...list.map(row)];
}

function row({ set, split, metric, value, low, high, n }: Score): string {
  const interval = low === null || high === null ? 'not given' : `${low.toFixed(3)} to ${high.toFixed(3)}`;
  return `| ${set} | ${split} | ${metric} | ${value.toFixed(3)} | ${interval} | ${n} |`;
}
