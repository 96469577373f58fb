/** Who orders the candidates of a window. Each gives one number per candidate; larger is better. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openRuntime } from '../../../electron/adapters/llama/open-runtime.ts';
import { HeadFile } from '../../../electron/contract/head.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import { EvidenceJudgeSettings, evidencePrompt } from '../../../electron/contract/specialist-settings.ts';
import { dotProduct } from '../../../electron/core/index/dot-product.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { scoreHead } from '../../../electron/core/heads/score-head.ts';
import type { RealModels } from '../../fixtures/real-models.ts';
import { projectFolder } from '../retrieval/data-folder.ts';
import type { BenchEmbedder } from '../retrieval/embed-texts.ts';
import type { Window } from './window.ts';

export interface Scorer {
  readonly name: string;
  /** Names the weights, so that kept scores are not taken for those of others; null: too cheap to keep. */
  readonly digest: string | null;
  /** Null where it cannot say anything about such a question. */
  readonly score: (window: Window) => Promise<readonly number[] | null>;
}

export const byWords: Scorer = {
  name: 'BM25',
  digest: null,
  score: async ({ candidates }) => candidates.map(({ words }) => words),
};

export function byVectors({ embed }: BenchEmbedder): Scorer {
  return {
    name: 'MiniLM cosine',
    digest: null,
    score: async ({ question, candidates }) => {
      const [asked = [], ...vectors] = await embed([question, ...candidates.map(({ text }) => text)]);
      return vectors.map((vector) => dotProduct(asked, vector));
    },
  };
}

/** The ceiling: a head that was trained on the question's own category. */
export function byClauseHead(): Scorer {
  const file = path.join(projectFolder, 'models', 'heads', 'legal.clause-head.json');
  const head = openHead(HeadFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return {
    name: 'clause head, trained on the category',
    digest: null,
    score: async ({ category, candidates }) => {
      if (category === null) return null;
      return candidates.map(({ text }) => {
        const found = scoreHead(head, text).alternatives.find(({ label }) => label === category);
        return found?.probability ?? 0;
      });
    },
  };
}

/** The evidence judge in this process, with its adapter or without one; `adapter` may lie elsewhere than the shipped one. */
export async function byJudge(
  models: RealModels,
  name: string,
  adapter: (Pick<ModelEntry, 'id' | 'sha256' | 'bytes'> & { readonly path: string }) | null,
): Promise<Scorer> {
  const judge = models.entry('evidence-judge-adapter');
  const settings = EvidenceJudgeSettings.parse(judge.settings);
  const baseId = judge.base?.id ?? '';
  const { entry, path: basePath } = await models.store.require(baseId);
  const runtime = openRuntime();
  const context = { signal: new AbortController().signal, emit: () => undefined };
  const base = { id: baseId, sha256: entry.sha256 };
  const files = [{ ...base, path: basePath, bytes: entry.bytes }, ...(adapter === null ? [] : [adapter])];
  await runtime.init(
    { threads: 1, files: files.map(({ id, sha256, bytes, path: at }) => ({ id, sha256, bytes, path: at })) },
    context,
  );
  const adapters = adapter === null ? [] : [{ id: adapter.id, sha256: adapter.sha256, scale: 1 }];
  return {
    name,
    digest: adapter?.sha256 ?? entry.sha256,
    score: async ({ question, candidates }) => {
      const scores: number[] = [];
      for (const { text } of candidates) {
        const filled = evidencePrompt(settings, text, question);
        const { probabilities } = await runtime['score-labels'](
          { model: base, adapters, ...filled, labels: [...filled.labels] },
          context,
        );
        scores.push(probabilities[0] ?? 0);
      }
      return scores;
    },
  };
}
