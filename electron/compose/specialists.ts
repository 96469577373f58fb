/** Finds the specialists of each task in the manifest and hands them to the features that use them. A missing one is null: rules go on alone. */
import { createHash } from 'node:crypto';
import type { ModelRuntime } from '../adapters/remote/model.ts';
import type { PackId } from '../contract/document.ts';
import { CloisterError } from '../contract/failure.ts';
import { HeadFile } from '../contract/head.ts';
import { Sha256, type MatterId } from '../contract/ids.ts';
import type { ModelEntry } from '../contract/model.ts';
import { openHead } from '../core/heads/open-head.ts';
import { scoreText } from '../core/heads/score-text.ts';
import type { AskNeeds } from '../features/ask/needs.ts';
import { classifyDocument } from '../features/classify/classify-document.ts';
import { clauseHeadWithVectors } from '../features/extract/clause-head-with-vectors.ts';
import { extractDocument } from '../features/extract/extract-document.ts';
import type { ClauseAdapter, ClauseHead, ExtractNeeds, PassageJudge } from '../features/extract/needs.ts';
import type { IngestSteps } from '../features/ingest/needs.ts';
import { labelAdapter } from '../features/judge/clause-labels.ts';
import { adapterPurpose, evidenceJudge, specialistName } from '../features/judge/evidence-judge.ts';
import { recordRuns, type RunRecorder } from '../features/judge/record-runs.ts';
import { topicReader, type TopicReader } from '../features/ask/topic-reader.ts';
import { packs } from '../packs/index.ts';
import { clauseTopics } from '../packs/legal/shared/clause-topics.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { Committer } from '../ports/vault.ts';
import { answerGate } from './answer-gate.ts';
import { secondReadingOf } from './second-reading.ts';
import { largeJudge } from './large-judge.ts';
import { shippedRouting, taskOf, typeTasks, type Routing } from './routing.ts';

export interface Specialists {
  /** The steps of an import that ask specialists, by the route of the session, or as shipped where there is none. */
  readonly steps: (committer: Committer, routing?: Routing) => IngestSteps;
  /** Judge, gate and run recorder for one question. Fails with `no-approved-model` when the judge may not be used. */
  readonly asking: (committer: Committer, matter: MatterId) => Promise<Pick<AskNeeds, 'judge' | 'gate' | 'runs'>>;
  /** Knows kinds of clauses; null for health records, and when the clause head is not listed. */
  readonly topics: (pack: PackId) => Promise<TopicReader | null>;
}

export interface SpecialistNeeds {
  readonly store: ModelStore;
  readonly models: ModelRuntime;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** It stands in every manifest, so it was taken out of use, is not approved, or waits for the golden set. */
const noJudge = 'evidence judge; its state stands with the models';

export function openSpecialists(needs: SpecialistNeeds): Specialists {
  const head = headsByTask(needs.store);
  const clauseHead = clauseHeadOf(head, needs);
  return {
    steps: (committer, routing = shippedRouting) => ({
      classify: async ({ pack, matter, pages, signal }) => {
        const runs = recordRuns({ ...needs, ...needs.models, committer, matter });
        const typeHead = routing.asksTypeHead(pack) ? await head(typeTasks[pack]) : null;
        const entry = routing.large(typeTasks[pack]);
        const large = entry === null ? null : largeJudge(entry, typeTasks[pack], runs);
        const asked = { bars: routing.typeBars(pack), typeHead, large, signal, monotonic: needs.clock.monotonic };
        const { type } = await classifyDocument(pages, packs[pack], asked);
        return { type, runs: runs.take() };
      },
      extract: async ({ pack, document, pages, chunks, type, signal, onField }) => {
        const runs = recordRuns({ ...needs, ...needs.models, committer, matter: document.matter });
        const extractNeeds = await needsOfExtract(pack, clauseHead, runs, routing, needs);
        const subject = { document, pages, chunks, type, pack: packs[pack] };
        const findings = await extractDocument(subject, extractNeeds, signal, onField);
        return { findings: routing.finish(pack, findings), runs: runs.take() };
      },
    }),
    asking: async (committer, matter) => {
      const runs = recordRuns({ ...needs, ...needs.models, committer, matter });
      const judge = openJudge('answer', runs, needs);
      if (judge === null) throw new CloisterError('no-approved-model', { subject: noJudge });
      return { judge, gate: await answerGate(needs.store), runs };
    },
    topics: async (pack) => (pack === 'legal' ? clauseTopicReader(head) : null),
  };
}

type HeadOf = (task: string) => Promise<((text: string) => ReturnType<typeof scoreText>) | null>;

/** Each head is read, checked and unpacked once; one that was revoked since is not given out any more. */
function headsByTask(store: ModelStore): HeadOf {
  const opened = new Map<string, ReturnType<HeadOf>>();
  return async (task) => {
    const entry = entryOf(store, 'head', task);
    if (entry === null) return null;
    const known = opened.get(entry.sha256) ?? openHeadFile(store, entry);
    opened.set(entry.sha256, known);
    return known;
  };
}

async function openHeadFile(store: ModelStore, entry: ModelEntry): ReturnType<HeadOf> {
  const head = openHead(HeadFile.parse(await store.readJson(entry.id)));
  return (text) => scoreText(head, text);
}

async function needsOfExtract(
  pack: PackId,
  clauseHead: ReturnType<typeof clauseHeadOf>,
  runs: RunRecorder,
  routing: Routing,
  needs: SpecialistNeeds,
): Promise<ExtractNeeds> {
  const large = routing.large(taskOf(pack));
  return {
    bars: routing.bars(pack),
    barsOfRule: routing.barsOfRule,
    clauseHead: pack === 'legal' ? await clauseHead() : null,
    judge: openJudge('extract', runs, needs),
    clauseAdapter: pack === 'legal' ? openClauseAdapter(runs, needs) : null,
    large: large === null ? null : largeJudge(large, 'extract', runs),
    monotonic: needs.clock.monotonic,
    maxModelCalls: routing.maxModelCalls(pack),
  };
}

/** Read twice where the encoder is at hand, else by words alone. */
function clauseHeadOf(head: HeadOf, { store, models }: SpecialistNeeds): () => Promise<ClauseHead | null> {
  const secondReading = secondReadingOf(store, models);
  return async () => {
    const second = await secondReading();
    if (second !== null) return clauseHeadWithVectors(second.head, second.embedder, specialistName(second.entry));
    const entry = entryOf(store, 'head', 'legal.clause');
    const score = await head('legal.clause');
    if (entry === null || score === null) return null;
    return {
      specialist: specialistName(entry),
      score: async (passages) => passages.map((text) => score(text).alternatives),
    };
  };
}

async function clauseTopicReader(head: HeadOf): Promise<TopicReader | null> {
  const score = await head('legal.clause');
  return score === null ? null : topicReader(clauseTopics, (text) => score(text).alternatives);
}

function openJudge(
  task: string,
  runs: RunRecorder,
  { store }: SpecialistNeeds,
): (PassageJudge & AskNeeds['judge']) | null {
  const entry = store.manifest.models.find(({ settings }) => settings.kind === 'evidence-judge');
  if (entry?.base == null) return null;
  return evidenceJudge(entry, entry.base, runs.model(adapterPurpose(entry, task, templateDigest(entry))));
}

export function openClauseAdapter(runs: RunRecorder, { store }: Pick<SpecialistNeeds, 'store'>): ClauseAdapter | null {
  const entry = store.manifest.models.find(
    ({ settings, tasks }) => settings.kind === 'label-adapter' && tasks.includes('legal.clause'),
  );
  if (entry?.base == null) return null;
  const model = runs.model(adapterPurpose(entry, 'legal.clause', templateDigest(entry)));
  return { specialist: specialistName(entry), label: labelAdapter(entry, entry.base, model) };
}

function entryOf(store: ModelStore, role: ModelEntry['role'], task: string): ModelEntry | null {
  return store.manifest.models.find((entry) => entry.role === role && entry.tasks.includes(task)) ?? null;
}

/** Digest of the two templates of an adapter, so that a record says which words were used. */
function templateDigest({ settings }: ModelEntry): Sha256 {
  const words = JSON.stringify([settings.prefixTemplate, settings.promptTemplate]);
  return Sha256.parse(createHash('sha256').update(words).digest('hex'));
}
