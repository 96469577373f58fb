// Draws resources/icons/cloister.svg at every size the three systems ask for. Run by hand after a change of the sign; the results are committed.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../test/host/find-chromium.ts';

const folder = path.join(import.meta.dirname, '../icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Kinds of the entries of an .icns file, by the size of their picture. */
const macKinds = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

const pictures = await draw(readFileSync(path.join(folder, 'cloister.svg'), 'utf8'));
for (const [size, png] of pictures) if (size <= 512) writeFileSync(path.join(folder, `${size}x${size}.png`), png);
writeFileSync(path.join(folder, 'cloister.ico'), toIco([...pictures].filter(([size]) => size <= 256)));
writeFileSync(path.join(folder, 'cloister.icns'), toIcns(pictures));

async function draw(svg) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  const drawn = new Map();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw}</style>${svg}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return drawn;
}

/** Windows: a directory of PNG pictures. 256 is written as 0. */
function toIco(entries) {
  const head = Buffer.alloc(6 + entries.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(([size, png], at) => {
    const start = 6 + at * 16;
    head.writeUInt8(size % 256, start);
    head.writeUInt8(size % 256, start + 1);
    head.writeUInt16LE(1, start + 4);
    head.writeUInt16LE(32, start + 6);
    head.writeUInt32LE(png.length, start + 8);
    head.writeUInt32LE(offset, start + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...entries.map(([, png]) => png)]);
}

/** macOS: chunks of PNG, each with its kind and length. */
function toIcns(drawn) {
  const chunks = macKinds.map(([kind, size]) => chunk(kind, drawn.get(size)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(kind, content) {
  const head = Buffer.alloc(8);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
