/** What the page viewer is given. It knows nothing of findings: only pages, marked stretches of text, and which mark is current. */
import type { Page } from '../../bridge/types.ts';
import type { SignName } from '../sign.tsx';

/** A part of the original file. `total` is the size of the whole file in bytes. */
export type ReadBytes = (offset: number, length: number) => Promise<{ bytes: Uint8Array; total: number } | null>;

export type StoredPage = Pick<Page, 'n' | 'text' | 'source' | 'status'>;
export type LoadPage = (n: number) => Promise<StoredPage | null>;

export type MarkTone = 'mark' | 'second' | 'near';

/** One stretch of stored page text; offsets are UTF-16 units, end-exclusive. */
export interface ViewerMark {
  readonly id: string;
  /** What a press on its number tag chooses. */
  readonly owner: string;
  readonly number: number;
  readonly label: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly tone: MarkTone;
  readonly sign: SignName;
}

/** The mark to show, by its owner; `round` counts up with every jump, so that the same mark can be jumped to again. */
export interface Jump {
  readonly owner: string;
  readonly page: number | null;
  readonly round: number;
}

/** Told by the sheet that drew the current mark: the desk scrolls there, once per jump. */
export type Arrive = (mark: HTMLElement, round: number) => void;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
