/** One `d` for a whole lucide icon: circles, rectangles and lines become path commands. The window ships these strings, not the package. */
export type IconNode = readonly (readonly [string, Readonly<Record<string, string>>])[];

export function lucidePath(nodes: IconNode): string {
  return nodes.map(([tag, attributes]) => shape(tag, attributes)).join('');
}

function shape(tag: string, of: Readonly<Record<string, string>>): string {
  const n = (name: string): number => Number(of[name] ?? 0);
  switch (tag) {
    case 'path':
      return absoluteStart(of.d!);
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'circle':
      return ellipse(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse':
      return ellipse(n('cx'), n('cy'), n('rx'), n('ry'));
    case 'rect':
      return rectangle(n('x'), n('y'), n('width'), n('height'), n('rx'));
    case 'polyline':
      return `M${of.points!.trim().split(/\s+/u).join('L')}`;
    default:
      throw new Error(`no path for ${tag}`);
  }
}

/** A path that opens with `m` means the origin; after another path it would mean that path's end. */
function absoluteStart(d: string): string {
  const opening = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*/u.exec(d);
  if (opening === null) return d;
  const rest = d.slice(opening[0].length);
  return `M${opening[1]!} ${opening[2]!}${/^[-\d.]/u.test(rest) ? 'l' : ''}${rest}`;
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;
}

function rectangle(x: number, y: number, w: number, h: number, r: number): string {
  if (r === 0) return `M${x} ${y}h${w}v${h}h${-w}Z`;
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${arc(r, r)}v${h - 2 * r}${arc(-r, r)}h${2 * r - w}${arc(-r, -r)}v${2 * r - h}${arc(r, -r)}Z`;
}
