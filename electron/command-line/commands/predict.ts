/** `cloister predict TASK` and `cloister evaluate TASK`: one specialist over a file of items, and its measures against gold. */
import { appendFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Engine } from '../../compose/engine.ts';
import { CloisterError } from '../../contract/failure.ts';
import { PredictTaskName, type PredictTask } from '../../contract/predict.ts';
import type { Command, CommandNeeds } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { idsWritten, readAllLines, readLines } from '../json-lines.ts';

export interface PredictOptions {
  readonly task: string;
  readonly in: string;
  readonly out: string;
  readonly specialist: string | undefined;
  readonly trace: boolean;
  readonly corpus: string | undefined;
}

const CorpusItem = z.object({ id: z.string(), text: z.string(), title: z.string().optional() });

/** Order kept; run again, it goes on after the last finished item. Exit 1 when some items were refused (named on stderr). */
export const predictCommand: Command<PredictOptions> = async (options, needs) => {
  const refused = await predictInto(options, needs);
  return refused === 0 ? exitCodes.done : exitCodes.someFailed;
};

async function predictInto(options: PredictOptions, needs: CommandNeeds): Promise<number> {
  const task = taskNamed(options.task);
  const engine = await engineWithRoutes(needs);
  const corpus = options.corpus === undefined ? null : parseCorpus(await readAllLines(options.corpus));
  const predictions = engine.predict(task, readLines(options.in), {
    specialist: options.specialist,
    done: await idsWritten(options.out),
    trace: options.trace,
    corpus,
    signal: needs.signal,
    onProgress: (done, total) => {
      needs.terminal.progress(`indexing the corpus: ${String(done)} of ${String(total)}`);
    },
  });
  let refused = 0;
  let done = 0;
  await appendFile(options.out, '');
  for await (const outcome of predictions) {
    if (needs.signal.aborted) throw new CloisterError('cancelled');
    if (outcome.ok) await appendFile(options.out, `${JSON.stringify(outcome.prediction)}\n`);
    else {
      refused += 1;
      needs.terminal.note(`line ${String(outcome.line)} (${outcome.id ?? 'no id'}): ${outcome.problem}`);
    }
    done += 1;
    needs.terminal.progress(`${String(done)} items`);
  }
  needs.terminal.note(`${String(done - refused)} predictions in ${options.out}`);
  return refused;
}

/** Needs no vault. Where one is and its passphrase is at hand, its routes and its own models answer; else those of the release. */
async function engineWithRoutes({ engine, openEngine, terminal }: CommandNeeds): Promise<Engine> {
  const opened = await engine();
  const { state } = await opened.handlers['vault.state']({});
  if (state !== 'locked') return opened;
  if (process.env.CLOISTER_PASSPHRASE !== undefined) return openEngine();
  terminal.note(
    'Routes and models as shipped: the vault is locked. Those of the vault answer with its passphrase in CLOISTER_PASSPHRASE.',
  );
  return opened;
}

function taskNamed(name: string): PredictTask {
  const task = PredictTaskName.safeParse(name);
  if (!task.success)
    throw new CloisterError('invalid', { subject: `"${name}" is none of: ${PredictTaskName.options.join(', ')}` });
  return task.data;
}

function parseCorpus(lines: readonly unknown[]): readonly z.infer<typeof CorpusItem>[] {
  const parsed = z.array(CorpusItem).safeParse(lines);
  if (!parsed.success)
    throw new CloisterError('invalid', { subject: `corpus: ${parsed.error.issues[0]?.message ?? ''}` });
  return parsed.data;
}

export interface EvaluateOptions {
  readonly task: string;
  readonly gold: string;
  readonly predictions: string | undefined;
  readonly out: string;
  readonly corpus: string | undefined;
}

/** Measures with 95 % bootstrap intervals and n. Without predictions the gold items are predicted first, into OUT.predictions.jsonl. */
export const evaluateCommand: Command<EvaluateOptions> = async (
  { task: name, gold, predictions, out, corpus },
  needs,
) => {
  const task = taskNamed(name);
  const file = predictions ?? `${out}.predictions.jsonl`;
  if (predictions === undefined) {
    await predictInto({ task: name, in: gold, out: file, specialist: undefined, trace: false, corpus }, needs);
  }
  const engine = await needs.engine();
  const report = engine.evaluate(task, await readAllLines(gold), await readAllLines(file));
  await writeFile(out, `${JSON.stringify(report, null, 2)}\n`);
  for (const { name: measure, value, low, high, n } of report.measures) {
    needs.terminal.text(`${measure} ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), n = ${String(n)}`);
  }
  return exitCodes.done;
};
