// What the benches measured of a model, as sections of its card: from their reports in out/bench to Markdown. Pure.

/**
 * `reports`: parsed reports by bench name; those that are missing are left out. Gives `{ id, name, text }` for every card and bench that has
 * figures; `name` marks the section in the card, so that a later run replaces it.
 */
export function benchSections(reports) {
  return [
    ...(reports.quantisation === undefined ? [] : quantisation(reports.quantisation)),
    ...(reports.traces === undefined ? [] : [traces(reports.traces)]),
    ...(reports.judge === undefined ? [] : [judge(reports.judge)]),
  ];
}

/** The card with the section in its place: where the last run left it, else at the end. */
export function withSection(card, { name, text }) {
  const [open, close] = [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`];
  const part = `${open}\n${text.trim()}\n${close}`;
  const [start, end] = [card.indexOf(open), card.indexOf(close)];
  if (start >= 0 && end > start) return card.slice(0, start) + part + card.slice(end + close.length);
  return `${card.trimEnd()}\n\n${part}\n`;
}

function quantisation(rows) {
  return [...Map.groupBy(rows, ({ model }) => model)].map(([id, variants]) => {
    const cells = variants.map(({ format, megabytes, measure, score, agreement, speed, memory }) => [
      ...[format, `${megabytes.toFixed(1)} MB`, `${measure} ${interval(score)}`],
      agreement === null ? 'ships' : `${(agreement * 100).toFixed(0)} %`,
      ...[speed.toFixed(0), `${memory.toFixed(0)} MB`],
    ]);
    const head = ['format', 'size', 'score', 'decides as what ships', 'per second', 'resident'];
    return section(id, 'quantisation', 'Formats of its numbers', head, cells, [
      'Per second: prompt tokens, or texts for an encoder; on a busy machine a lower bound.',
    ]);
  });
}

function traces({ model, rows }) {
  const cells = rows.map(({ name, accuracy, tokens, stopped }) => [
    ...[name, interval(accuracy), tokens.toFixed(0), `${(stopped * 100).toFixed(0)} %`],
  ]);
  const head = ['way', 'right', 'tokens per question', 'stopped early'];
  return section(model, 'traces', 'Thinking several times', head, cells, [
    'Nothing in the product writes several traces.',
  ]);
}

function judge(rows) {
  const cells = rows.map(({ group, scorer, best, order, milliseconds }) => [
    ...[group, scorer, interval(best), interval(order)],
    milliseconds === null ? '' : milliseconds.toFixed(1),
  ]);
  const head = ['questions', 'ordered by', 'best passage first', 'AUC within a document', 'ms per pair'];
  return section('evidence-judge-adapter', 'judge', 'Questions never trained on', head, cells, []);
}

function section(id, name, title, head, cells, notes) {
  const line = (row) => `| ${row.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...cells.map(line)];
  const repeat = `Repeat with \`npm run bench -- ${name}\`, then \`npm run cards\`; intervals are 95 % bootstrap.`;
  return { id, name, text: [`## ${title}`, '', ...table, '', [repeat, ...notes].join(' ')].join('\n') };
}

function interval({ value, low, high, n }) {
  const short = (number) => number.toFixed(3);
  return `${short(value)} (${short(low)} to ${short(high)}), n = ${String(n)}`;
}
