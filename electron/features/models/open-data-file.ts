/** Opens the content of a head, tagger or ranker file, whatever its kind, as far as it can be opened without knowing what it is for. */
import { z } from 'zod';
import { HeadFile } from '../../contract/head.ts';
import { LabelSpaceFile } from '../../contract/label-space.ts';
import type { ModelEntry } from '../../contract/model.ts';
import { RankerFile } from '../../contract/ranker.ts';
import { SignalHeadFile } from '../../contract/signal-head.ts';
import type { ModelReference } from '../../contract/run.ts';
import { TaggerFile } from '../../contract/tagger.ts';
import { VectorHeadFile } from '../../contract/vector-head.ts';
import { openHead } from '../../core/heads/open-head.ts';
import { openRanker } from '../../core/heads/open-ranker.ts';
import { openVectorNumbers } from '../../core/heads/open-vector-head.ts';
import { scoreHead } from '../../core/heads/score-head.ts';
import { openLabelSpace } from '../../core/judgement/open-label-space.ts';
import { openTagger } from '../../core/taggers/open-tagger.ts';
import { tagText } from '../../core/taggers/tag-text.ts';

export interface DataFile {
  readonly role: ModelEntry['role'];
  readonly id: string;
  readonly task: string;
  readonly labels: readonly string[];
  /** The kind by which the specialists that use it find it; null where role and task are enough. */
  readonly kind: string | null;
  /** Files that it was fitted with: beside another one its numbers mean nothing. The first is what it belongs to. */
  readonly fittedWith: readonly ModelReference[];
  /** The answer to a text in words, and how sure; null for a file that is asked together with others. */
  readonly answer: ((text: string) => { readonly label: string; readonly probability: number }) | null;
}

const kinds = ['head', 'tagger', 'ranker', 'signal-head', 'label-space', 'vector-head'];
const alone = { kind: null, fittedWith: [] } as const;
const Kind = z.object({ kind: z.string() });

export function isKnownData(content: unknown): boolean {
  return kinds.includes(Kind.safeParse(content).data?.kind ?? '');
}

/** Throws what the schema or the opener throws: the content is not such a file, or its numbers do not fit. */
export function openDataFile(content: unknown): DataFile {
  switch (Kind.parse(content).kind) {
    case 'head':
      return headFile(HeadFile.parse(content));
    case 'tagger':
      return taggerFile(TaggerFile.parse(content));
    case 'ranker':
      return rankerFile(RankerFile.parse(content));
    case 'signal-head': {
      const { id, task, labels } = SignalHeadFile.parse(content);
      return { ...alone, kind: 'signal-head', role: 'rules', id, task, labels: labels ?? [], answer: null };
    }
    case 'label-space': {
      const file = LabelSpaceFile.parse(content);
      openLabelSpace(file);
      return { ...alone, role: 'head', id: file.id, task: file.task, labels: [], answer: null };
    }
    case 'vector-head':
      return vectorHeadFile(VectorHeadFile.parse(content));
    default:
      throw new TypeError('its kind is not known');
  }
}

function headFile(file: HeadFile): DataFile {
  const head = openHead(file);
  const answer: DataFile['answer'] = (text) => scoreHead(head, text);
  return { ...alone, role: 'head', id: file.id, task: file.task, labels: file.labels, answer };
}

/** The label of a tagger is the type of its surest span; a text without one is `none`. */
function taggerFile(file: TaggerFile): DataFile {
  const tagger = openTagger(file);
  const answer = (text: string): { label: string; probability: number } => {
    const [best] = tagText(tagger, text).sort((a, b) => b.probability - a.probability);
    return best === undefined ? { label: 'none', probability: 1 } : { label: best.type, probability: best.probability };
  };
  return { ...alone, role: 'tagger', id: file.id, task: file.task, labels: file.labels, answer };
}

function rankerFile(file: RankerFile): DataFile {
  openRanker(file);
  return { ...alone, role: 'reranker', id: file.id, task: file.task, labels: file.labels, answer: null };
}

/** It corrects what a head over words says, by the vector of one encoder, and is asked together with both. */
function vectorHeadFile(file: VectorHeadFile): DataFile {
  openVectorNumbers(file);
  const { id, task, labels, embedder, fusion } = file;
  const fittedWith = [embedder, fusion.head];
  return { role: 'reranker', kind: 'vector-head', id, task, labels, fittedWith, answer: null };
}
