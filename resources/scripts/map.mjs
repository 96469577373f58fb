// `npm run map`: draws the rooms and their arrows from the imports, and the figures of the specialists from the manifest, into README.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { specialistTable } from './map/specialist-table.mjs';
import { root, run } from './run.mjs';

const file = path.join(root, 'README.md');
const manifest = JSON.parse(readFileSync(path.join(root, 'models', 'manifest.json'), 'utf8'));
const withMap = replacePart(readFileSync(file, 'utf8'), 'map', `\`\`\`mermaid\n${await drawRooms()}\n\`\`\``);
writeFileSync(file, replacePart(withMap, 'specialists', `\n${specialistTable(manifest)}\n`));

async function drawRooms() {
  const rooms =
    '^(electron/(contract|ports|wire|core|features|adapters|packs|shell|compose|command-line)|renderer/(bridge|screens|parts|theme))';
  const { code, text } = await run(
    'depcruise',
    [
      '--config',
      '.dependency-cruiser.cjs',
      'electron',
      'renderer',
      '--include-only',
      '^(electron|renderer)',
      '--collapse',
      rooms,
      '-T',
      'mermaid',
    ],
    { quiet: true },
  );
  if (code !== 0 && !text.includes('flowchart')) {
    console.error(text);
    process.exit(1);
  }
  return text.slice(text.indexOf('flowchart')).trim();
}

/** What stands between `<!-- name -->` and `<!-- /name -->` is written anew. */
function replacePart(text, name, part) {
  const marked = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`, 'u');
  if (!marked.test(text)) throw new Error(`README has no part named ${name}`);
  return text.replace(marked, () => `<!-- ${name} -->\n${part}\n<!-- /${name} -->`);
}
