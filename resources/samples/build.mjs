// Typesets resources/samples/sources/**/*.txt into PDFs beside the plain-text samples. Run: node resources/samples/build.mjs
// The output depends on nothing but the sources, the fonts and pdf-lib, so that a second run gives the same bytes.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';

const here = import.meta.dirname;
const paper = { width: 612, height: 792 };
const margin = { left: 76, right: 76, top: 84, bottom: 80 };
const measure = paper.width - margin.left - margin.right;
const body = { size: 11, leading: 15 };
const made = new Date('2026-01-01T00:00:00Z');

async function build() {
  for (const folder of ['legal', 'health']) {
    const sources = path.join(here, 'sources', folder);
    for (const file of (await readdir(sources)).sort()) {
      const pdf = await typeset(await readFile(path.join(sources, file), 'utf8'));
      await writeFile(path.join(here, folder, file.replace(/\.txt$/u, '.pdf')), pdf);
    }
  }
}

/** Source text to PDF bytes. The little markup is explained in README.md. */
async function typeset(source) {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const fonts = await embedFonts(document);
  const blocks = source.split('\n').flatMap(toBlock);
  const edge = (which) => blocks.find((block) => block.kind === 'edge' && block.which === which)?.text ?? '';
  const sheet = new Sheet(document, fonts, edge('header'));
  blocks.forEach((block, index) => draw[block.kind](sheet, block, blocks[index + 1]));
  drawFeet(document, fonts, edge('footer'));
  describe(document, blocks);
  return document.save({ useObjectStreams: false });
}

async function embedFonts(document) {
  const require = createRequire(import.meta.url);
  const files = path.join(path.dirname(require.resolve('@fontsource/source-serif-4/package.json')), 'files');
  const embed = async (style) =>
    document.embedFont(await readFile(path.join(files, `source-serif-4-latin-${style}.woff`)), { subset: true });
  return { regular: await embed('400-normal'), bold: await embed('600-normal'), italic: await embed('400-italic') };
}

const patterns = [
  [/^@(header|footer) (.*)$/u, ([, kind, text]) => ({ kind: 'edge', which: kind, text })],
  [/^@(left|centre|right) (.*)$/u, ([, align, text]) => ({ kind: 'line', align, text })],
  [/^@rule$/u, () => ({ kind: 'rule' })],
  [/^=== page$/u, () => ({ kind: 'page' })],
  [/^# (.*)$/u, ([, text]) => ({ kind: 'title', text })],
  [/^## (.*)$/u, ([, text]) => ({ kind: 'heading', text })],
  [/^\| ?(.*)$/u, ([, text]) => ({ kind: 'row', cells: text.split('|').map((cell) => cell.trim()) })],
  [/^(\d+\.\d+|\d+\.|[A-Z]\.\d?|\([a-z0-9]\)) (.*)$/u, ([, label, text]) => ({ kind: 'clause', label, text })],
];

function toBlock(line) {
  if (line.trim() === '') return [];
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(line);
    if (match !== null) return [make(match)];
  }
  return [{ kind: 'paragraph', text: line }];
}

/** The current page and how far down it is filled. */
class Sheet {
  constructor(document, fonts, header) {
    this.document = document;
    this.fonts = fonts;
    this.header = header;
    this.table = [];
    this.turn();
  }
  turn() {
    this.page = this.document.addPage([paper.width, paper.height]);
    this.y = paper.height - margin.top;
    drawEdge(this.page, this.fonts.italic, this.header.split(' | '), paper.height - 48);
  }
  /** Starts a new page unless `height` points are left. */
  need(height) {
    if (this.y - height < margin.bottom) this.turn();
  }
  gap(height) {
    if (this.y < paper.height - margin.top) this.y -= height;
  }
  put(text, { x = margin.left, font = this.fonts.regular, size = body.size, y = this.y } = {}) {
    if (text !== '') this.page.drawText(text, { x, y, font, size });
  }
}

const draw = {
  edge: () => undefined,
  page: (sheet) => sheet.turn(),
  rule: (sheet) => {
    sheet.need(20);
    ruleAt(sheet, sheet.y, 0.7);
    sheet.y -= 20;
  },
  title: (sheet, { text }) => {
    const size = 15;
    sheet.need(48);
    sheet.gap(8);
    sheet.put(text, { x: centred(text, sheet.fonts.bold, size), font: sheet.fonts.bold, size });
    sheet.y -= 28;
  },
  heading: (sheet, { text }) => {
    sheet.need(4 * body.leading + 10);
    sheet.gap(8);
    sheet.put(text, { font: sheet.fonts.bold, size: 11.5 });
    sheet.y -= body.leading + 3;
  },
  line: (sheet, { align, text }) => {
    sheet.need(body.leading);
    const width = sheet.fonts.regular.widthOfTextAtSize(text, body.size);
    const x = { left: margin.left, centre: (paper.width - width) / 2, right: paper.width - margin.right - width }[align];
    sheet.put(text, { x });
    sheet.y -= body.leading + 2;
  },
  paragraph: (sheet, { text }) => flow(sheet, text, 0),
  clause: (sheet, { label, text }) => {
    const step = label.startsWith('(') ? 58 : 32;
    flow(sheet, text, step, { text: label, x: margin.left + step - (label.startsWith('(') ? 24 : 32) });
  },
  row: (sheet, block, next) => {
    sheet.table.push(block.cells);
    if (next?.kind !== 'row') drawTable(sheet, sheet.table.splice(0));
  },
};

function centred(text, font, size) {
  return (paper.width - font.widthOfTextAtSize(text, size)) / 2;
}

function ruleAt(sheet, y, thickness) {
  sheet.page.drawLine({ start: { x: margin.left, y }, end: { x: paper.width - margin.right, y }, thickness });
}

/** One paragraph, ragged right, never leaving a single line of it alone on a page. */
function flow(sheet, text, indent, label) {
  const lines = wrap(text, sheet.fonts.regular, measure - indent);
  sheet.need(Math.min(lines.length, 2) * body.leading);
  lines.forEach((line, index) => {
    const lastAlone = index === lines.length - 2 && lines.length > 2;
    sheet.need((lastAlone ? 2 : 1) * body.leading);
    if (index === 0 && label !== undefined) sheet.put(label.text, { x: label.x });
    sheet.put(line, { x: margin.left + indent });
    sheet.y -= body.leading;
  });
  sheet.y -= 6;
}

function wrap(text, font, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, body.size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Two columns are a form or signatures; more are a table with a head. */
function drawTable(sheet, rows) {
  const columns = Math.max(...rows.map((cells) => cells.length));
  const hasHead = columns > 2;
  const starts = columnStarts(columns);
  sheet.need((rows.length + 1) * (body.leading + 2));
  sheet.gap(4);
  rows.forEach((cells, index) => {
    const font = hasHead && index === 0 ? sheet.fonts.bold : sheet.fonts.regular;
    cells.forEach((cell, column) => sheet.put(cell, { x: margin.left + starts[column], font, size: 10.5 }));
    if (hasHead && index === 0) ruleAt(sheet, sheet.y - 5, 0.5);
    sheet.y -= body.leading + (hasHead ? 3 : 1);
  });
  sheet.y -= 8;
}

function columnStarts(columns) {
  const shares = { 2: [0, 0.52], 3: [0, 0.55, 0.85], 5: [0, 0.34, 0.48, 0.7, 0.92] }[columns];
  return shares.map((share) => share * measure);
}

/** The number of pages is known at the end only. */
function drawFeet(document, fonts, footer) {
  const pages = document.getPages();
  pages.forEach((page, index) => {
    drawEdge(page, fonts.italic, [footer, `Page ${index + 1} of ${pages.length}`], 44);
  });
}

function drawEdge(page, font, [left = '', right = ''], y) {
  const size = 8.5;
  const rightX = paper.width - margin.right - font.widthOfTextAtSize(right, size);
  if (left !== '') page.drawText(left, { x: margin.left, y, size, font });
  if (right !== '') page.drawText(right, { x: rightX, y, size, font });
}

function describe(document, blocks) {
  document.setTitle(blocks.find((block) => block.kind === 'title')?.text ?? 'Sample');
  document.setAuthor('Cloister sample documents (invented)');
  document.setCreator('resources/samples/build.mjs');
  document.setProducer('pdf-lib');
  document.setLanguage('en');
  document.setCreationDate(made);
  document.setModificationDate(made);
}

await build();
