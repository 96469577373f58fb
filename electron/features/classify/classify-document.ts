/** Names the type of a document: what its title says, weighed with a trained head where there is one. */
import type { LabelScore, LabelScores } from '../../contract/finding.ts';
import type { Page } from '../../contract/text.ts';
import type { DocumentType, Pack } from '../../packs/pack.ts';
import { abstainFromType, decideType, type TypeNeeds } from './decide-type.ts';
import { scoreCues, signShare, type CueScore } from './title-cues.ts';

export interface ClassifyNeeds extends TypeNeeds {
  /** The trained head of the pack's domain, or null. Its labels are those of its training data. */
  readonly typeHead: ((text: string) => LabelScores | Promise<LabelScores>) | null;
}

export interface DocumentClass {
  /** Labels are the pack's type ids; every type has a score. When abstained, the label is the general type and a person decides. */
  readonly type: LabelScores;
  /** All scores of the trained head as it gave them, or null. */
  readonly head: LabelScores | null;
}

/** Fewer letters than this say nothing about a type. */
const shortest = 80;
/** Share of the probability that a title which names the type takes for it. */
const titleShare = 0.9;

/** Abstains on short or empty text, and on text without the signs of the domain. Fails as the larger model does. */
export async function classifyDocument(
  pages: readonly Page[],
  pack: Pack,
  needs: ClassifyNeeds,
): Promise<DocumentClass> {
  const { typeHead, bars } = needs;
  const text = pages.map((page) => page.text).join('\n');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < shortest) return { type: abstainFromType(pack, evenly(pack), 'rules/title'), head: null };
  const head = typeHead === null ? null : await typeHead(text);
  const cues = scoreCues(text, pack).map((cue) => (bars.readsTitles ? cue : { ...cue, title: 0 }));
  const scores = mix(pack, cues, head);
  const specialist = head === null ? 'rules/title' : `rules/title+${head.specialist}`;
  if (!isOfDomain(pack, cues)) return { type: abstainFromType(pack, scores, specialist), head };
  const titled = cues.some(({ title, type }) => title > 0 && believable(pack, type, cues));
  const by = titled || head === null ? 'rule' : 'head';
  return { type: await decideType({ pack, scores, specialist, text, by }, needs), head };
}

// Two signs of one type or three in all: less is a text of another domain.
function isOfDomain(pack: Pack, cues: readonly CueScore[]): boolean {
  const total = cues.reduce((sum, { signs }) => sum + signs, 0);
  const titled = cues.some(({ title, type }) => title >= 0.8 && believable(pack, type, cues));
  return titled || total >= 3;
}

/** The title takes its share by how plainly it speaks; the head, or the signs without one, share the rest. */
function mix(pack: Pack, cues: readonly CueScore[], head: LabelScores | null): readonly LabelScore[] {
  const rest = head === null ? bySigns(pack, cues) : byHead(pack, head);
  const titles = cues.map((cue) => (believable(pack, cue.type, cues) ? cue.title : 0));
  const strongest = Math.max(0, ...titles);
  const share = strongest * titleShare;
  const total = titles.filter((title) => title === strongest && title > 0).length;
  return pack.types.map((type, index) => {
    const title = strongest > 0 && titles[index] === strongest ? share / total : 0;
    return { label: type.id, probability: Math.min(1, title + (1 - share) * (rest.get(type.id) ?? 0)) };
  });
}

function believable(pack: Pack, id: string, cues: readonly CueScore[]): boolean {
  const type = pack.types.find((one) => one.id === id);
  const cue = cues.find((one) => one.type === id);
  return type !== undefined && cue !== undefined && (cue.signs >= 2 || signShare(type, cue) >= 0.25);
}

function byHead(pack: Pack, head: LabelScores): ReadonlyMap<string, number> {
  const typeByLabel = new Map(
    pack.types.flatMap((type) => type.cues.headLabels.map((label) => [labelKey(label), type.id] as const)),
  );
  const scores = new Map<string, number>();
  for (const { label, probability } of head.alternatives) {
    const id = typeByLabel.get(labelKey(label)) ?? pack.general;
    scores.set(id, (scores.get(id) ?? 0) + probability);
  }
  return scores;
}

/** `License_Agreements` and `License Agreement` are one label. */
function labelKey(label: string): string {
  return label.toLowerCase().replace(/agreements?|[^a-z]+/gu, '');
}

// Without a head: each type by the share of its signs, the general type a little ahead when all are weak.
function bySigns(pack: Pack, cues: readonly CueScore[]): ReadonlyMap<string, number> {
  const weights = pack.types.map((type) => [type.id, signWeight(pack, type, cues)] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([id, weight]) => [id, weight / total]));
}

function signWeight(pack: Pack, type: DocumentType, cues: readonly CueScore[]): number {
  const cue = cues.find((one) => one.type === type.id);
  const share = cue === undefined ? 0 : signShare(type, cue);
  return share ** 3 + (type.id === pack.general ? 0.3 : 0.01);
}

function evenly(pack: Pack): readonly LabelScore[] {
  return pack.types.map(({ id }) => ({ label: id, probability: 1 / pack.types.length }));
}
