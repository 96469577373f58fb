// Imports documents, extracts with quotes, answers one question and refuses another, then exports and verifies the log, and shows that
// one changed byte is found. Everything goes through the command line, as a person or a script would use it.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from '../run.mjs';
import { commandLine } from './command-line.mjs';
import { demoMatters } from './demo-matters.mjs';
import { flipOneByte } from './flip-one-byte.mjs';
import { printAnswer, printDocument, printVerdict } from './print.mjs';

const out = path.join(root, 'out', 'demo');
const started = Date.now();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const cloister = commandLine(path.join(out, 'vault'));
const own = process.argv[2];
const summary = { documents: [], questions: [], audit: null, tampering: null, seconds: 0, peakMemoryMegabytes: 0 };

for (const matter of demoMatters(own)) {
  say(`Importing ${matter.folder} into "${matter.name}"`);
  const lines = await cloister('import', [matter.folder, '--matter', matter.name, '--pack', matter.pack], {
    failuresAllowed: true,
  });
  for (const line of lines) {
    const shown = line.document === null ? null : (await cloister('show', [line.document]))[0];
    summary.documents.push(printDocument(matter, line, shown));
  }
  for (const question of matter.questions) {
    say(`Asking "${question}"`);
    const [answer] = await cloister('ask', [question, '--matter', matter.name]);
    summary.questions.push(printAnswer(matter, answer, summary.documents));
  }
}

say('Exporting and verifying the audit log');
const bundle = path.join(out, 'audit');
const [exported] = await cloister('audit', ['export', '--out', bundle]);
const [verdict] = await cloister('audit', ['verify', bundle]);
summary.audit = printVerdict('The exported log', exported, verdict);

say('Changing one byte in a copy of the export');
const copy = path.join(out, 'audit-altered');
cpSync(bundle, copy, { recursive: true });
const changed = flipOneByte(copy);
const [bad] = await cloister('audit', ['verify', copy], { failuresAllowed: true });
summary.tampering = { changedEntry: changed.entry, ...printVerdict('The altered copy', exported, bad) };
const caught =
  bad.outcome === 'tampered' && bad.lines.some((line) => line.verdict === 'failed' && line.index === changed.entry);
console.log(caught ? `  Named: entry ${changed.entry}.` : '  The change was NOT named.');

summary.seconds = Math.round((Date.now() - started) / 100) / 10;
summary.peakMemoryMegabytes = cloister.peakMegabytes();
writeFileSync(path.join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
console.log(
  `\nDone in ${summary.seconds} s, most memory of one process ${summary.peakMemoryMegabytes} MB. Results: ${path.relative(root, out)}/summary.json and audit/`,
);
const unlocated = summary.documents
  .flatMap(({ findings }) => findings)
  .filter(({ status, quotes }) => status === 'found' && quotes.length === 0);
const intact = verdict.outcome === 'intact' || verdict.outcome === 'intact-with-findings';
if (!caught || !intact || unlocated.length > 0) process.exit(1);
