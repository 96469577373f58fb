/** The card of a specialist that is rules only: it has no weights and no manifest entry, so its card is written from what its bench measured. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Interval } from '../../../electron/core/calibrate/bootstrap.ts';

export interface RuleCard {
  readonly task: string;
  readonly title: string;
  readonly intendedUse: string;
  /** Rooms that hold the rules. */
  readonly rules: readonly string[];
  readonly scores: readonly CardScore[];
  /** Head and rows of a table by label; no head, no table. */
  readonly byLabel: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly limits: readonly string[];
  readonly notes: readonly string[];
}

export interface CardScore {
  readonly set: string;
  readonly part: string;
  readonly measure: string;
  readonly value: Interval;
  /** What was counted, which may be more than what was resampled. */
  readonly n: number;
}

const cards = path.join(import.meta.dirname, '../../../models/cards');

export function writeRuleCard(card: RuleCard): void {
  writeFileSync(path.join(cards, `${card.task}-rules.md`), ruleCardText(card));
}

export function ruleCardText({ task, title, intendedUse, rules, scores, byLabel, limits, notes }: RuleCard): string {
  const rows = scores.map(({ set, part, measure, value, n }) => [set, part, measure, figure(value, n)]);
  return [
    `# ${title}`,
    intendedUse,
    `\`${task}-rules\`, rules for \`${task}\`: no weights. They stand in ${rules.map((room) => `\`${room}\``).join(', ')}. Measure again and rewrite this card: \`npm run bench -- rule-cards\`.`,
    '## Measured, with 95 % bootstrap interval and n',
    table(['set', 'part', 'measure', 'value'], rows),
    ...(byLabel.head.length === 0 ? [] : ['## By label', table(byLabel.head, byLabel.rows)]),
    '## Limits',
    list(limits),
    '## How it was made',
    list(notes),
  ]
    .join('\n\n')
    .concat('\n');
}

function figure({ value, low, high }: Interval, n: number): string {
  return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), n = ${n}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
