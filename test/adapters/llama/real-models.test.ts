/** The traps of the runtime on the models that ship: real weights, few and short runs. */
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  EmbedderSettings,
  EvidenceJudgeSettings,
  LabelAdapterSettings,
  evidencePrompt,
  labelPrompt,
} from '../../../electron/contract/specialist-settings.ts';
import { baseId, realModels, type RealModels } from '../../fixtures/real-models.ts';
import { never, runtimeFor, under, write, type InferFile, type Runtime } from './runtime-for.ts';

// Real weights on a busy machine: minutes, not seconds, are the sign of a hang.
vi.setConfig({ testTimeout: 120_000 });

const encoderId = 'legal-encoder-q8-0';
const clause = 'This Agreement shall be governed by the laws of the State of New York.';
const outside: string[] = [];
let models: RealModels;
let runtime: Runtime;
let sampleIds: (text: string) => Promise<number>;

beforeAll(async () => {
  models = await realModels();
  const refuse = (name: string) => (): never => {
    outside.push(name);
    throw new Error('the runtime reached out');
  };
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse('connect'));
  vi.spyOn(dns, 'lookup').mockImplementation(refuse('lookup'));
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse('fetch'));
  runtime = await runtimeFor(await allFiles());
  sampleIds = async (prompt) => {
    const input = { model: models.reference(baseId), adapters: [], prefix: '', prompt, labels: [' a', ' b'] };
    return (await runtime['score-labels'](input, never)).usage.tokensIn;
  };
});

async function allFiles(): Promise<InferFile[]> {
  const ids = [baseId, 'evidence-judge-adapter', 'legal-clause-adapter', 'all-minilm-l6-v2-q8-0', encoderId];
  return Promise.all(
    ids.map(async (id) => {
      const { entry, path } = await models.store.require(id);
      return { id, path, sha256: entry.sha256, bytes: entry.bytes };
    }),
  );
}

const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../core/heads/fixtures', name), 'utf8'));

function adapter(id: string): ReturnType<RealModels['reference']> & { scale: number } {
  return { ...models.reference(id), scale: 1 };
}

async function judge(question: string, passage = clause, context = never): Promise<{ yes: number; tokensIn: number }> {
  const settings = EvidenceJudgeSettings.parse(models.entry('evidence-judge-adapter').settings);
  const adapters = [adapter('evidence-judge-adapter')];
  const filled = evidencePrompt(settings, passage, question);
  const input = { model: models.reference(baseId), adapters, ...filled, labels: [...filled.labels] };
  const { probabilities, usage } = await runtime['score-labels'](input, context);
  return { yes: probabilities[0]!, tokensIn: usage.tokensIn };
}

describe('the adapters that ship', () => {
  test('the evidence judge tells an answer from another clause, and reads the passage once', async () => {
    const law = await judge("Which state or country's law governs the contract?");
    const cap = await judge('Is there a cap on liability?');
    expect(law.yes).toBeGreaterThan(0.5);
    expect(cap.yes).toBeLessThan(0.2);
    expect(cap.tokensIn).toBeLessThan(law.tokensIn);
  });

  test('the clause adapter names the clause', async () => {
    const settings = LabelAdapterSettings.parse(models.entry('legal-clause-adapter').settings);
    const filled = labelPrompt(settings, clause);
    const adapters = [adapter('legal-clause-adapter')];
    const input = { model: models.reference(baseId), adapters, ...filled, labels: [...filled.labels] };
    const { probabilities } = await runtime['score-labels'](input, never);
    const best = settings.labels[probabilities.indexOf(Math.max(...probabilities))];
    expect(best?.title).toBe('Governing Law');
  });

  test('every verbalizer is one token of the base, and all differ', async () => {
    const settings = LabelAdapterSettings.parse(models.entry('legal-clause-adapter').settings);
    for (const { verbalizer } of settings.labels) expect(await sampleIds(verbalizer), verbalizer).toBe(1);
  });

  test('the base gets no beginning-of-text token, and control tokens written in a text stay text', async () => {
    expect(await sampleIds(' law')).toBe(1);
    expect(await sampleIds('<|im_start|>')).toBeGreaterThan(3);
  });
});

describe('long prompts', () => {
  test('reading one is given up within a slice, and what was read is kept', async () => {
    const one = await judge('First?', `${'alpha beta gamma '.repeat(22)}end`);
    const started = performance.now();
    await judge('First?', `${'delta epsilon zeta '.repeat(22)}end`);
    const slice = (performance.now() - started) / (one.tokensIn / 64);
    const prompt = 'The parties agree to the following terms and conditions. '.repeat(250);
    const control = new AbortController();
    const input = { model: models.reference(baseId), adapters: [], prefix: '', prompt, labels: [' a', ' b'] };
    const running = runtime['score-labels'](input, under(control.signal));
    await new Promise((resolve) => setTimeout(resolve, 3 * slice));
    const aborted = performance.now();
    control.abort();
    await expect(running).rejects.toThrow();
    expect(performance.now() - aborted).toBeLessThan(3 * slice + 1000);
    const again = new AbortController();
    const parts = runtime['score-labels'](input, under(again.signal));
    again.abort();
    await expect(parts).rejects.toThrow();
  });

  test('the process answers while it reads', async () => {
    const reading = judge('A question?', 'one two three four five six seven eight nine ten '.repeat(16));
    const started = performance.now();
    expect((await runtime.heartbeat({}, never)).memoryBytes).toBeGreaterThan(1e8);
    expect(performance.now() - started).toBeLessThan(1000);
    await reading;
  });
});

describe('writing', () => {
  test('a quotation is continued word for word, the same each time', async () => {
    const prompt = `${clause}\nAgain: This Agreement shall be governed by the laws of`;
    const first = await write(runtime, models.reference(baseId), { prompt, maxTokens: 8 });
    expect(first.text).toContain('the State of New York');
    expect((await write(runtime, models.reference(baseId), { prompt, maxTokens: 8 })).text).toBe(first.text);
  });
});

describe('vectors', () => {
  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    const model = models.reference('all-minilm-l6-v2-q8-0');
    return (await runtime.embed({ model, windowTokens: 254, texts }, never)).vectors;
  };
  const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, one, at) => sum + one * b[at]!, 0);

  test('are of unit length and in order; near for like meanings; zero for a text without tokens', async () => {
    const [cap, limit, cat, empty, blank] = await embed([
      'liability cap',
      'limit of liability',
      'the cat sat',
      '',
      ' \n',
    ]);
    for (const one of [cap, limit, cat]) expect(Math.hypot(...one!)).toBeCloseTo(1, 5);
    expect(cosine(cap!, limit!)).toBeGreaterThan(cosine(cap!, cat!) + 0.3);
    for (const one of [empty, blank]) expect(one).toEqual(new Float32Array(384));
  });

  test('a text longer than the window keeps its end: two ends give two vectors', async () => {
    const start = 'The supplier delivers the goods. '.repeat(60);
    const [one, two, alone] = await embed([`${start} Liability is capped.`, `${start} The cat sat on the mat.`, start]);
    expect(Math.hypot(...one!)).toBeCloseTo(1, 5);
    expect(cosine(one!, two!)).toBeLessThan(0.9999);
    expect(cosine(one!, alone!)).toBeGreaterThan(0.8);
  });

  test('a text gets the same vector alone and among others', async () => {
    const texts = ['first text', 'second text about notice', 'third'];
    const together = await embed(texts);
    for (const [at, text] of texts.entries()) expect((await embed([text]))[0]).toEqual(together[at]);
  });

  test('of the clause encoder are those that its head was fitted on', async () => {
    const [texts, wanted] = [readFixture('texts.json'), readFixture('legal.clause-vectors.json')];
    const { windowTokens } = EmbedderSettings.parse(models.entry(encoderId).settings);
    const input = { model: models.reference(encoderId), windowTokens, texts: z.array(z.string()).parse(texts) };
    const { vectors } = await runtime.embed(input, never);
    const fixture = z.object({ vectors: z.array(z.array(z.number())) }).parse(wanted).vectors;
    // Another processor rounds otherwise; a text without tokens has the zero vector in both.
    for (const [at, vector] of vectors.entries())
      expect(Math.hypot(...vector.map((value, axis) => value - fixture[at]![axis]!))).toBeLessThan(0.1);
    expect(vectors).toHaveLength(fixture.length);
  });
});

test('nothing of all this opened a connection or asked for a name', () => {
  expect(outside).toEqual([]);
});
