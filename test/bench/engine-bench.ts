// The whole engine on the sample documents: imports, passages indexed per second, cold start to the first answer, memory; and that every
// shown value and every answer carries a located quote. Run: npm run bench -- engine
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { composeEngine } from '../../electron/compose/compose.ts';
import type { Engine } from '../../electron/compose/engine.ts';
import type { Answer } from '../../electron/contract/answer.ts';
import type { Emit, Events } from '../../electron/contract/events.ts';
import type { MatterId } from '../../electron/contract/ids.ts';
import { isLocated } from '../../electron/core/evidence/is-located.ts';

const root = join(import.meta.dirname, '../..');
const passphrase = 'a passphrase for measuring';

interface Opened {
  readonly engine: Engine;
  readonly answers: Answer[];
  readonly close: () => Promise<void>;
}

async function open(home: string): Promise<Opened> {
  const answers: Answer[] = [];
  const children = forkChildren((name) => join(root, 'electron', `${name}.ts`));
  const emit: Emit = (name, payload) => {
    if (name !== 'ask.done') return;
    const { answer } = payload as Events['ask.done'];
    if (answer !== null) answers.push(answer);
  };
  const engine = await composeEngine({
    folders: {
      home,
      models: join(root, 'models'),
      fetchedModels: join(root, 'models'),
      resources: join(root, 'resources'),
    },
    version: '0.0.0',
    build: 'bench',
    children,
    accountName: 'bench',
    worksInBackground: false,
    emit,
    takePick: (token) => [join(root, 'resources/samples', token.endsWith('0') ? 'legal' : 'health')],
  });
  const close = async (): Promise<void> => {
    await engine.close();
    await children.close();
  };
  return { engine, answers, close };
}

async function importSamples(
  { engine }: Opened,
  pack: 'legal' | 'health',
): Promise<{ matter: MatterId; seconds: number }> {
  const { id: matter } = await engine.handlers['matter.create']({ name: pack, pack });
  const start = performance.now();
  const token = `pick_${'a'.repeat(31)}${pack === 'legal' ? '0' : '1'}`;
  const { job } = await engine.handlers['library.import']({ matter, token });
  await engine.jobs.done(job);
  return { matter, seconds: (performance.now() - start) / 1000 };
}

async function ask({ engine, answers }: Opened, matter: MatterId, question: string): Promise<Answer> {
  const { job } = await engine.handlers['ask.start']({ matter, question, document: null });
  await engine.jobs.done(job);
  return answers.at(-1)!;
}

/** Counts shown values and how many of their quotes stand in the stored text, unit for unit. */
async function countLocated(
  { engine }: Opened,
  matter: MatterId,
): Promise<{ pages: number; found: number; located: number }> {
  const counts = { pages: 0, found: 0, located: 0 };
  for (const { id, pages } of await engine.handlers['library.list']({ matter })) {
    counts.pages += pages;
    for (const { finding } of await engine.handlers['finding.list']({ document: id })) {
      if (finding.status !== 'found') continue;
      counts.found += 1;
      const checks = finding.evidence.map(async (evidence) =>
        isLocated(evidence, await engine.handlers['document.page']({ document: id, page: evidence.span.page })),
      );
      if (checks.length > 0 && (await Promise.all(checks)).every(Boolean)) counts.located += 1;
    }
  }
  return counts;
}

const questions = JSON.parse(readFileSync(join(root, 'resources/samples/expected.json'), 'utf8')) as {
  questions: Record<'legal' | 'health', { question: string; answerable: boolean }[]>;
};
const home = mkdtempSync(join(tmpdir(), 'cloister-bench-'));
const first = await open(home);
await first.engine.handlers['vault.create']({ passphrase, name: 'bench' });
for (const pack of ['legal', 'health'] as const) {
  const { matter, seconds } = await importSamples(first, pack);
  const { pages, found, located } = await countLocated(first, matter);
  const documents = readdirSync(join(root, 'resources/samples', pack)).length;
  console.log(`import ${pack}: ${String(documents)} documents, ${String(pages)} pages, ${seconds.toFixed(1)} s`);
  console.log(`quotes located ${pack}: ${String(located)} of ${String(found)} shown values`);
}
await first.close();

const start = performance.now();
const again = await open(home);
await again.engine.handlers['vault.unlock']({ passphrase });
const unlocked = performance.now();
const matters = await again.engine.handlers['matter.list']({});
for (const { id, pack } of matters) {
  for (const { question, answerable } of questions.questions[pack]) {
    const before = performance.now();
    const answer = await ask(again, id, question);
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    const citations = answer.sentences.flatMap((sentence) => sentence.citations).length;
    const result =
      answer.abstained === null ? `answered with ${String(citations)} quotes` : `abstained (${answer.abstained})`;
    console.log(`${answerable ? 'answerable' : 'not answerable'}: ${result}, ${seconds} s`);
    if (id === matters[0]?.id && question === questions.questions[pack][0]?.question) {
      console.log(
        `cold start: vault open ${((unlocked - start) / 1000).toFixed(1)} s, first answer ${((performance.now() - start) / 1000).toFixed(1)} s`,
      );
    }
  }
}
await again.close();
