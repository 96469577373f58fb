/** Colours that can be read, in all three themes; icons that are the package's own drawings. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { icons } from '../../../renderer/theme/icons.ts';
import { lucidePath, type IconNode } from '../lucide-path.ts';

const root = path.join(import.meta.dirname, '../../..');
const css = readFileSync(path.join(root, 'renderer/theme/tokens.css'), 'utf8');
const themes = ['light', 'dark', 'contrast'] as const;

function colours(theme: (typeof themes)[number]): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme=['"]${theme}['"]\\]\\s*\\{([^}]*)\\}`, 'u').exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gu)].map((found) => [found[1]!, found[2]!]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['frame', 'wall', 'panel', 'raised', 'sunken', 'select', 'hover'];
const states = ['found', 'absent', 'conflict', 'illegible', 'untried', 'person', 'accepted', 'corrected', 'rejected'];
const textPairs = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...states.flatMap((state) => [
    [state, `${state}-tint`] as const,
    [state, 'panel'] as const,
    [state, 'wall'] as const,
    [state, 'raised'] as const,
  ]),
  ...['mark', 'mark-on', 'mark-b', 'mark-near'].map((mark) => ['mark-ink', mark] as const),
  ['accent', 'panel'],
  ['accent', 'wall'],
  ['on-accent', 'accent'],
  ['danger', 'panel'],
  ['danger', 'wall'],
  ['paper-ink', 'paper'],
] as const;
const edgePairs = [
  ['edge', 'panel'],
  ['edge', 'wall'],
  ['edge', 'raised'],
  ['focus', 'panel'],
  ['focus', 'wall'],
  ['focus', 'raised'],
  ['mark-line', 'paper'],
  ['wall-line', 'wall'],
] as const;

describe.each(themes)('the %s theme', (theme) => {
  const of = colours(theme);
  const ratio = ([a, b]: readonly [string, string]): number => contrast(of.get(a)!, of.get(b)!);
  it(`has text of at least ${theme === 'contrast' ? 7 : 4.5} to 1`, () => {
    expect(textPairs.filter((pair) => !(ratio(pair) >= (theme === 'contrast' ? 7 : 4.5)))).toEqual([]);
  });
  it('has edges, signs and focus of at least 3 to 1', () => {
    expect(edgePairs.filter((pair) => !(ratio(pair) >= 3))).toEqual([]);
  });
});

describe('icons', () => {
  const nodes = JSON.parse(
    readFileSync(path.join(root, 'node_modules/lucide-static/icon-nodes.json'), 'utf8'),
  ) as Record<string, IconNode>;
  it('are drawn as Lucide draws them', () => {
    const redrawn = Object.keys(icons).map((name) => [name, lucidePath(nodes[name]!)]);
    expect(icons).toEqual(Object.fromEntries(redrawn));
  });
});
