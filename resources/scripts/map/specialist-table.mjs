// The specialists of the manifest as a Markdown table: each task, who answers it, and its first development figures with interval and n.

/** One row per measured file that answers a task, in the order of tasks; at most two figures each, the rest stands on the card. */
export function specialistTable({ models }) {
  const rows = models
    .filter(({ scores, tasks }) => scores.length > 0 && tasks.length > 0)
    .toSorted((left, right) => (left.tasks[0] < right.tasks[0] ? -1 : 1))
    .map(
      (entry) =>
        `| ${taskOf(entry)} | ${kinds[entry.role]}, ${size(entry.bytes)} | ${entry.scores.slice(0, 2).map(figure).join('; ')} |`,
    );
  return ['| task | specialist | development figures (95 % interval, n) |', '|---|---|---|', ...rows].join('\n');
}

const kinds = {
  adapter: 'LoRA adapter',
  head: 'linear head',
  tagger: 'CRF tagger',
  reranker: 'ranker over scores',
  rules: 'rules',
  embedder: 'embedding model',
  base: 'language model',
};

function taskOf({ tasks, id }) {
  return `\`${tasks[0]}\`<br>${id}`;
}

function figure({ set, split, metric, value, low, high, n }) {
  const interval = low === null || high === null ? '' : `${short(low)} to ${short(high)}, `;
  return `${set} ${split}, ${metric}: **${short(value)}** (${interval}n ${n.toLocaleString('en')})`;
}

/** Three places without the leading zero, as such figures are printed. */
function short(value) {
  return value.toFixed(3).replace(/^0/u, '');
}

function size(bytes) {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
