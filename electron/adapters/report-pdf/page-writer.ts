/** Writes text and bars down a page, and goes on to the next page when one is full. Lengths in points, A4. */
import { StandardFonts, rgb, type PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';

export const margin = 56;
const size = { width: 595.28, height: 841.89 };
export const lineWidth = size.width - 2 * margin;
const ink = rgb(0.11, 0.13, 0.16);
const grey = rgb(0.4, 0.43, 0.47);
const blue = rgb(0.18, 0.35, 0.58);

export interface PageWriter {
  readonly title: (text: string) => void;
  readonly heading: (text: string) => void;
  readonly text: (text: string) => void;
  /** A name, a bar from 0 to `share` of the widest, and a figure. */
  readonly bar: (name: string, share: number, figure: string) => void;
  /** Columns from left to right, one a day or group of days; `shares` in [0, 1]. */
  readonly columns: (shares: readonly number[], from: string, to: string) => void;
}

/** Fonts are the built-in ones, which no system changes. */
export async function pageWriter(document: PDFDocument): Promise<PageWriter> {
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  let page: PDFPage = document.addPage([size.width, size.height]);
  let y = size.height - margin;
  const room = (height: number): void => {
    if (y - height < margin) {
      page = document.addPage([size.width, size.height]);
      y = size.height - margin;
    }
    y -= height;
  };
  const put = (text: string, x: number, font: PDFFont, points: number, color = ink): void => {
    page.drawText(printable(text), { x, y, font, size: points, color });
  };
  return {
    title: (text) => {
      room(24);
      put(text, margin, bold, 18);
      y -= 8;
    },
    heading: (text) => {
      room(34);
      put(text, margin, bold, 12);
      y -= 4;
    },
    text: (text) => {
      for (const line of wrap(text, plain, 9)) {
        room(13);
        put(line, margin, plain, 9, grey);
      }
    },
    bar: (name, share, figure) => {
      const [line = '', ...rest] = wrap(name, plain, 9, 230);
      room(15);
      put(line, margin, plain, 9);
      page.drawRectangle({ x: margin + 240, y: y - 1, width: Math.max(1, 180 * share), height: 9, color: blue });
      put(figure, margin + 430, plain, 9);
      for (const more of rest) {
        room(11);
        put(more, margin, plain, 9);
      }
    },
    columns: (shares, from, to) => {
      room(96);
      const step = lineWidth / Math.max(shares.length, 1);
      shares.forEach((share, at) => {
        const width = Math.max(1, Math.min(step * 0.8, 24));
        page.drawRectangle({ x: margin + at * step, y: y + 12, width, height: 72 * share, color: blue });
      });
      put(from, margin, plain, 8, grey);
      const width = plain.widthOfTextAtSize(printable(to), 8);
      put(to, margin + lineWidth - width, plain, 8, grey);
    },
  };
}

/** The built-in fonts hold Latin letters; anything else is shown by its code. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7E\xA0-\xFF]/gu, (unit) => `<${unit.codePointAt(0)?.toString(16) ?? ''}>`);
}

/** Lines that fit, broken at spaces, or inside a word that is too long. */
function wrap(text: string, font: PDFFont, points: number, width = lineWidth): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of printable(text).split(/(?<= )/u)) {
    if (line !== '' && font.widthOfTextAtSize(line + part.trimEnd(), points) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
    while (font.widthOfTextAtSize(line.trimEnd(), points) > width) {
      const fitting = fits(line, font, points, width);
      lines.push(line.slice(0, fitting));
      line = line.slice(fitting);
    }
  }
  return [...lines, line.trimEnd()];
}

function fits(text: string, font: PDFFont, points: number, width: number): number {
  let length = text.length;
  while (length > 1 && font.widthOfTextAtSize(text.slice(0, length), points) > width) length -= 1;
  return length;
}
