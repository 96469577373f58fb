/** Follows what a page paints, to tell text that shows from text that does not. */
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;

/** `invisible`: painted with neither fill nor line, or wholly transparent. `white`: nearly white, where nothing darker was filled before. */
export type Visibility = 'shown' | 'invisible' | 'white';

/** Text without white space that was painted in one way, in the order of painting. */
export interface PaintedRun {
  readonly text: string;
  readonly visibility: Visibility;
}

interface State {
  readonly mode: number;
  readonly fill: string;
  readonly alpha: number;
}

/** Runs of the page, and the number of shapes that it fills or draws. Colours other than plain ones (patterns) count as shown. */
export function paintedRuns({ fnArray, argsArray }: Operators): {
  readonly runs: readonly PaintedRun[];
  readonly shapes: number;
} {
  const runs: PaintedRun[] = [];
  const kept: State[] = [];
  let state: State = { mode: 0, fill: '#000000', alpha: 1 };
  let shapes = 0;
  let dark = false;
  fnArray.forEach((operator, index) => {
    const given = argsArray[index] as readonly unknown[] | null;
    if (opens.has(operator)) kept.push(state);
    if (closes.has(operator)) state = kept.pop() ?? state;
    if (drawsShape.has(operator)) shapes += 1;
    if (!dark) dark = darkens(state, operator, given);
    if (showsText.has(operator)) runs.push(runOf(given, state, dark));
    state = changed(state, operator, given);
  });
  return { runs: runs.filter(({ text }) => text !== ''), shapes };
}

const opens: ReadonlySet<number> = new Set([OPS.save, OPS.paintFormXObjectBegin, OPS.beginGroup]);
const closes: ReadonlySet<number> = new Set([OPS.restore, OPS.paintFormXObjectEnd, OPS.endGroup]);
const drawsShape: ReadonlySet<number> = new Set([OPS.constructPath, OPS.shadingFill]);
const showsText: ReadonlySet<number> = new Set([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
]);
const fills: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** True when the operator fills a shape with something else than white. */
function darkens({ fill }: State, operator: number, given: readonly unknown[] | null): boolean {
  if (operator === OPS.shadingFill) return true;
  return operator === OPS.constructPath && fills.has(Number(given?.[0])) && !isNearlyWhite(fill);
}

function changed(state: State, operator: number, given: readonly unknown[] | null): State {
  if (operator === OPS.setTextRenderingMode) return { ...state, mode: Number(given?.[0]) };
  if (operator === OPS.setFillRGBColor) return { ...state, fill: String(given?.[0]) };
  if (operator === OPS.setFillColorN) return { ...state, fill: 'pattern' };
  return operator === OPS.setGState ? { ...state, alpha: alphaOf(given) ?? state.alpha } : state;
}

function alphaOf(given: readonly unknown[] | null): number | null {
  const settings = (given?.[0] ?? []) as readonly (readonly [string, unknown])[];
  const alpha = settings.find(([key]) => key === 'ca')?.[1];
  return typeof alpha === 'number' ? alpha : null;
}

function runOf(given: readonly unknown[] | null, state: State, dark: boolean): PaintedRun {
  return { text: textOf(given), visibility: visibilityOf(state, dark) };
}

/** Modes 3 and 7 paint nothing (ISO 32000-1, table 106); modes 1 and 5 draw outlines, whatever the fill. */
function visibilityOf({ mode, fill, alpha }: State, dark: boolean): Visibility {
  if (mode === 3 || mode === 7 || alpha === 0) return 'invisible';
  return (mode === 0 || mode === 4) && !dark && isNearlyWhite(fill) ? 'white' : 'shown';
}

function isNearlyWhite(colour: string): boolean {
  return /^#(?:f[a-f]){3}$/iu.test(colour);
}

/** Glyphs and, between them, numbers that move the pen. */
function textOf(given: readonly unknown[] | null): string {
  const glyphs = Array.isArray(given?.[0]) ? (given[0] as readonly unknown[]) : [];
  let text = '';
  for (const glyph of glyphs) {
    const { unicode } = (glyph ?? {}) as { readonly unicode?: unknown };
    if (typeof unicode === 'string') text += unicode;
  }
  return withoutSpace(text);
}

/** The form in which painted text and page text are compared. */
export function withoutSpace(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
