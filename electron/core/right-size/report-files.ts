/** The right-size report as files: its record, a picture and a text. The same record gives the same bytes, always. Pure. */
import type { RightSizeReport, RightSizeRow } from '../../contract/right-size.ts';
import { paretoFront } from './pareto-front.ts';

export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

export function rightSizeFiles(report: RightSizeReport): readonly ReportFile[] {
  return [
    { name: 'rightsize.json', text: `${JSON.stringify(report, null, 1)}\n` },
    { name: 'rightsize.svg', text: rightSizePicture(report) },
    { name: 'rightsize.md', text: rightSizeText(report) },
  ];
}

/** Whether each row is on the front of score against seconds. */
export function frontOf({ rows }: RightSizeReport): readonly boolean[] {
  return paretoFront(rows.map(({ score, secondsPerItem }) => ({ score: score.value, cost: secondsPerItem })));
}

const frame = { left: 60, top: 20, width: 520, height: 300 };

/** Score with its interval over seconds an item (logarithmic), the front joined by a line. */
export function rightSizePicture(report: RightSizeReport): string {
  const onFront = frontOf(report);
  const place = placer(report.rows);
  const points = report.rows.map((row, at) => ({ row, front: onFront[at] ?? false, ...place(row) }));
  const line = points
    .filter(({ front }) => front)
    .sort((a, b) => a.x - b.x)
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');
  const { left, top, width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 380" font-family="sans-serif" font-size="11">`,
    `<title>${escaped(`Right size for ${report.task}: score against seconds`)}</title>`,
    '<rect width="760" height="380" fill="#fff"/>',
    `<path d="M${left} ${top}V${top + height}H${left + width}" fill="none" stroke="#333"/>`,
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) => `<text x="${left - 8}" y="${yOf(share) + 4}" text-anchor="end">${share.toFixed(2)}</text>`,
    ),
    `<text x="${left + width / 2}" y="${top + height + 40}" text-anchor="middle">seconds an item, logarithmic</text>`,
    `<polyline points="${line}" fill="none" stroke="#1a5fb4" stroke-width="1.5"/>`,
    ...points.flatMap(drawPoint),
    '</svg>\n',
  ].join('\n');
}

function drawPoint({ row, front, x, y }: { row: RightSizeRow; front: boolean; x: number; y: number }): string[] {
  const { low, high } = row.score;
  const words = `${row.id}@${row.version}, ${seconds(row.secondsPerItem)}`;
  return [
    `<path d="M${x} ${yOf(low)}V${yOf(high)}" stroke="#555"/>`,
    `<circle cx="${x}" cy="${y}" r="5" fill="${front ? '#1a5fb4' : '#fff'}" stroke="#1a5fb4"/>`,
    `<text x="${x + 9}" y="${y + 4}">${escaped(words)}</text>`,
  ];
}

function placer(rows: readonly RightSizeRow[]): (row: RightSizeRow) => { x: number; y: number } {
  const logs = rows.map(({ secondsPerItem }) => Math.log10(Math.max(secondsPerItem, 1e-6)));
  const [low, high] = [Math.min(...logs, 0), Math.max(...logs, 0)];
  const span = high - low === 0 ? 1 : high - low;
  return ({ secondsPerItem, score }) => {
    const share = (Math.log10(Math.max(secondsPerItem, 1e-6)) - low) / span;
    return { x: Math.round(frame.left + 10 + share * (frame.width - 20)), y: yOf(score.value) };
  };
}

function yOf(share: number): number {
  return Math.round(frame.top + (1 - Math.min(1, Math.max(0, share))) * frame.height);
}

export function rightSizeText(report: RightSizeReport): string {
  const { task, at, app, gold, energy, rows } = report;
  const front = frontOf(report);
  const from = gold.from === 'file' ? 'a file of gold lines' : 'the golden set of this site';
  const joules =
    energy.method === 'rapl'
      ? "Joules are the processor's own meter (RAPL); what else ran on it is in them."
      : `Joules are an estimate: processor seconds times ${energy.watts} watts.`;
  return [
    `# Right size for ${task}`,
    '',
    `${at}, application ${app}. ${gold.items} items of ${from}, SHA-256 \`${gold.sha256}\`.`,
    `${joules} Processor seconds of a model process are its wall seconds times its threads. Memory is what running it added; the first candidate pays for what all share.`,
    'A row marked * is on the front: no other one is at least as good for at most as many seconds.',
    '',
    '| | Candidate | Measure | Score | Interval | n | s/item | CPU s/item | J/item | MB |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row, place) => textRow(row, front[place] ?? false)),
    '',
  ].join('\n');
}

function textRow(row: RightSizeRow, front: boolean): string {
  const { value, low, high, n, name } = row.score;
  const megabytes = (row.memoryBytes / 1_000_000).toFixed(1);
  const cells = [front ? '*' : '', `${row.id}@${row.version} (\`${row.sha256.slice(0, 16)}\`)`, name, value.toFixed(3)];
  const interval = `${low.toFixed(3)} to ${high.toFixed(3)}`;
  const costs = [row.secondsPerItem, row.cpuSecondsPerItem, row.joulesPerItem].map((one) => one.toPrecision(3));
  return `| ${[...cells, interval, n, ...costs, megabytes].join(' | ')} |`;
}

function seconds(value: number): string {
  return `${value.toPrecision(2)} s`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
