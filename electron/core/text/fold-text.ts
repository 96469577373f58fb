/** Folds away what differs between a text and its faithful copy: white space, line-break hyphens, ligatures, quotation marks, dashes. */
import { isCombining, isDash, isDigit, isInvisible, isSpace, isWordUnit } from './character-classes.ts';

/** What stood between this unit and the one before it, inside a word. */
export const joins = { none: 0, hyphen: 1, brokenLine: 2 } as const;

/** Folded units and, for each, the range `[starts[i], ends[i])` of the source that it stands for. */
export interface FoldedText {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** One of `joins` per unit: hyphens inside words are taken out and remembered here, because a line break may hide which they are. */
  readonly joins: Uint8Array;
}

/**
 * Runs of white space become one space; soft hyphens and other invisible units go; quotation marks and dashes become the plain ones;
 * ligatures, full-width forms and the ellipsis are spelled out; letters with combining marks are composed. Superscripts and fractions stay: they mean
 * something else when spelled out. Case stays unless `ignoreCase`. Linear in the length.
 */
export function foldText(text: string, { ignoreCase = false }: { readonly ignoreCase?: boolean } = {}): FoldedText {
  const out = new Folding(text.length);
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) at = foldSpace(text, at, out);
    else if (isInvisible(unit)) at += 1;
    else if (isDash(unit)) at = foldDash(text, at, out);
    else at = foldLetter(text, at, out, ignoreCase);
  }
  return out.done();
}

/** Collects folded units. A space is held back until something follows it, so that none stands at either end. */
class Folding {
  #units: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #joins: Uint8Array;
  #length = 0;
  #space: readonly [number, number] | null = null;
  #join: number = joins.none;

  constructor(sourceLength: number) {
    const room = sourceLength + 16;
    this.#units = new Uint16Array(room);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
    this.#joins = new Uint8Array(room);
  }
  /** Last unit when nothing was held back after it; -1 at the start or after a space. */
  get touching(): number {
    return this.#length === 0 || this.#space !== null ? -1 : (this.#units[this.#length - 1] ?? -1);
  }
  holdSpace(start: number, end: number): void {
    this.#space = this.#space === null ? [start, end] : [this.#space[0], end];
  }
  joinNext(join: number): void {
    this.#join = join;
  }
  put(unit: number, start: number, end: number): void {
    if (this.#space !== null && this.#length > 0) this.#write(0x20, ...this.#space, joins.none);
    this.#space = null;
    this.#write(unit, start, end, this.#join);
    this.#join = joins.none;
  }
  done(): FoldedText {
    const length = this.#length;
    return {
      units: this.#units.subarray(0, length),
      starts: this.#starts.subarray(0, length),
      ends: this.#ends.subarray(0, length),
      joins: this.#joins.subarray(0, length),
    };
  }
  #write(unit: number, start: number, end: number, join: number): void {
    if (this.#length === this.#units.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#joins[this.#length] = join;
    this.#length += 1;
  }
  #grow(): void {
    const larger = <T extends Uint16Array | Int32Array | Uint8Array>(made: T, from: T): T => {
      made.set(from);
      return made;
    };
    const room = this.#units.length * 2;
    this.#units = larger(new Uint16Array(room), this.#units);
    this.#starts = larger(new Int32Array(room), this.#starts);
    this.#ends = larger(new Int32Array(room), this.#ends);
    this.#joins = larger(new Uint8Array(room), this.#joins);
  }
}

function foldSpace(text: string, from: number, out: Folding): number {
  let at = from + 1;
  while (at < text.length && (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at)))) at += 1;
  out.holdSpace(from, at);
  return at;
}

/** A dash inside a word is taken out and remembered; any other is kept, a run of them as one. */
function foldDash(text: string, from: number, out: Folding): number {
  const dashEnd = skip(text, from, (unit) => isDash(unit) || isInvisible(unit));
  const wordStart = skip(text, dashEnd, (unit) => isSpace(unit) || isInvisible(unit));
  const join = joinOf(out.touching, text, dashEnd, wordStart);
  if (join === joins.none) out.put(0x2d, from, dashEnd);
  else out.joinNext(join);
  return join === joins.none ? dashEnd : wordStart;
}

/** A hyphen before white space ends a line, or did so before the text was copied. Between digits it is part of the number. */
function joinOf(before: number, text: string, dashEnd: number, wordStart: number): number {
  const after = wordStart < text.length ? text.charCodeAt(wordStart) : -1;
  if (!isWordUnit(before) || !isWordUnit(after)) return joins.none;
  if (dashEnd === wordStart) return joins.hyphen;
  return isDigit(before) || isDigit(after) ? joins.hyphen : joins.brokenLine;
}

function skip(text: string, from: number, holds: (unit: number) => boolean): number {
  let at = from;
  while (at < text.length && holds(text.charCodeAt(at))) at += 1;
  return at;
}

function foldLetter(text: string, at: number, out: Folding, ignoreCase: boolean): number {
  const unit = text.charCodeAt(at);
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (isCombining(next)) return foldCluster(text, at, out, ignoreCase);
  const spelled = unit < 0x80 ? undefined : spellOut(unit);
  if (spelled === undefined) out.put(ignoreCase ? lower(unit) : unit, at, at + 1);
  else for (const one of spelled) out.put(ignoreCase ? lower(one) : one, at, at + 1);
  return at + 1;
}

/** A letter with its combining marks, composed; each resulting unit stands for the whole cluster. */
function foldCluster(text: string, from: number, out: Folding, ignoreCase: boolean): number {
  const end = skip(text, from + 1, isCombining);
  const composed = text.slice(from, end).normalize('NFC');
  for (let at = 0; at < composed.length; at += 1) {
    const unit = composed.charCodeAt(at);
    out.put(ignoreCase ? lower(unit) : unit, from, end);
  }
  return end;
}

/** Length-preserving: the few letters whose lower case is longer stay as they are. */
function lower(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
  const folded = String.fromCharCode(unit).toLowerCase();
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

function spellOut(unit: number): readonly number[] | undefined {
  if (unit >= 0xff01 && unit <= 0xff5e) return [unit - 0xfee0];
  return spelledOut.get(unit);
}

const spelledOut: ReadonlyMap<number, readonly number[]> = new Map(
  Object.entries({
    "'": '‘’‚‛′`´',
    '"': '“”„‟″«»',
    '...': '…',
    ff: 'ﬀ',
    fi: 'ﬁ',
    fl: 'ﬂ',
    ffi: 'ﬃ',
    ffl: 'ﬄ',
    st: 'ﬅﬆ',
  }).flatMap(([plain, forms]) =>
    Array.from(forms, (form) => [form.charCodeAt(0), Array.from(plain, (one) => one.charCodeAt(0))] as const),
  ),
);
