/** The specialists of judgement: claims, research questions and names of provisions. Each is left out where its file is not listed. */
import { LabelSpaceFile } from '../contract/label-space.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { AnswerOf, PredictTask } from '../contract/predict.ts';
import { SignalHeadFile } from '../contract/signal-head.ts';
import { openLabelSpace } from '../core/judgement/open-label-space.ts';
import { answerResearchQuestion } from '../features/judge/answer-research-question.ts';
import { provisionChooser } from '../features/judge/choose-provision.ts';
import { free, modelName, type Specialist, type SpecialistTable } from '../features/measure/specialist.ts';
import { checkClaim } from '../features/verify/check-claim.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelStore } from '../ports/model-store.ts';

export interface JudgingNeeds {
  readonly store: ModelStore;
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
}

export async function judgingSpecialists(needs: JudgingNeeds): Promise<SpecialistTable> {
  return { ...(await claims(needs)), ...(await questions(needs)), ...(await provisions(needs)) };
}

async function claims({ store, embedder, signal }: JudgingNeeds): Promise<SpecialistTable> {
  const entry = listed(store, 'verify.claim', 'signal-head');
  if (entry === null) return {};
  const head = SignalHeadFile.parse(await store.readJson(entry.id));
  return {
    'verify.claim': specialist<'verify.claim'>(entry, embedder, async (item) =>
      checkClaim(item, head, embedder, signal),
    ),
  };
}

async function questions({ store }: JudgingNeeds): Promise<SpecialistTable> {
  const entry = listed(store, 'health.question', 'signal-head');
  if (entry === null) return {};
  const head = SignalHeadFile.parse(await store.readJson(entry.id));
  return {
    'health.question': specialist<'health.question'>(entry, null, async ({ question, contexts }) =>
      answerResearchQuestion(question, contexts, head),
    ),
  };
}

async function provisions({ store, embedder, signal }: JudgingNeeds): Promise<SpecialistTable> {
  const entry = listed(store, 'legal.provision', 'label-space');
  if (entry === null) return {};
  const space = openLabelSpace(LabelSpaceFile.parse(await store.readJson(entry.id)));
  const { choose } = provisionChooser(space, embedder);
  return {
    'legal.provision': specialist<'legal.provision'>(entry, embedder, async ({ text, labels }) =>
      choose(text, labels, signal),
    ),
  };
}

function listed({ manifest }: ModelStore, task: PredictTask, kind: string): ModelEntry | null {
  return manifest.models.find(({ tasks, settings }) => tasks.includes(task) && settings.kind === kind) ?? null;
}

function specialist<Task extends PredictTask>(
  entry: ModelEntry,
  embedder: Embedder | null,
  answer: (item: Parameters<Specialist<Task>['predict']>[0]) => Promise<AnswerOf<Task>>,
): Specialist<Task> {
  const models = embedder === null ? [entry] : [entry, embedder.model];
  return {
    id: `${entry.id}@${entry.version}`,
    model: models.map(modelName).join('+'),
    adapter: null,
    predict: async (item) => free(await answer(item)),
  };
}
