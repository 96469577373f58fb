// `npm run map`: draws the rooms and their arrows from the imports and puts the picture into README.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './run.mjs';

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
const file = path.join(root, 'README.md');
const before = readFileSync(file, 'utf8');
const drawn = `<!-- map -->\n\`\`\`mermaid\n${text.slice(text.indexOf('flowchart')).trim()}\n\`\`\`\n<!-- /map -->`;
writeFileSync(
  file,
  before.replace(/<!-- map -->[\s\S]*<!-- \/map -->/u, () => drawn),
);
