/** Who orders the candidates of a window. Each gives one number per candidate; larger is better. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HeadFile } from '../../../electron/contract/head.ts';
import type { ModelReference } from '../../../electron/contract/run.ts';
import { evidencePrompt, type EvidenceJudgeSettings } from '../../../electron/contract/specialist-settings.ts';
import { dotProduct } from '../../../electron/core/index/dot-product.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { scoreHead } from '../../../electron/core/heads/score-head.ts';
import type { LanguageModel } from '../../../electron/ports/language-model.ts';
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

export function byVectors({ embed }: Pick<BenchEmbedder, 'embed'>): Scorer {
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

/** The evidence judge, with its adapter or without one. */
export function byJudge(name: string, { base, adapter, settings, model }: JudgeParts): Scorer {
  const adapters = adapter === null ? [] : [{ id: adapter.id, sha256: adapter.sha256, scale: 1 }];
  return {
    name,
    digest: adapter === null ? base.sha256 : `${base.sha256.slice(0, 8)}${adapter.sha256}`,
    score: async ({ question, candidates }) => {
      const scores: number[] = [];
      for (const { text } of candidates) {
        const filled = evidencePrompt(settings, text, question);
        const { probabilities } = await model.scoreLabels({ model: base, adapters, ...filled });
        scores.push(probabilities[0] ?? 0);
      }
      return scores;
    },
  };
}

export interface JudgeParts {
  readonly base: ModelReference;
  readonly adapter: ModelReference | null;
  readonly settings: EvidenceJudgeSettings;
  readonly model: LanguageModel;
}
