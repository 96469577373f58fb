/** Whether the likeliest type of a document is believed: by the title or the head, by a larger model in doubt, or by a person. */
import type { Hop, LabelScore, LabelScores } from '../../contract/finding.ts';
import { hop } from '../../core/events/hop.ts';
import { opinionWords } from '../../core/events/opinion-words.ts';
import type { Pack } from '../../packs/pack.ts';

/** Thresholds of the route in force; null: no score is enough. */
export interface TypeBars {
  /** From here a title, weighed with the head, is believed; null as well where titles are not read. */
  readonly titleSettles: number | null;
  readonly readsTitles: boolean;
  /** Without a title: from here the head is believed, and from `headProposes` its type stands as a suggestion. */
  readonly headSettles: number | null;
  readonly headProposes: number | null;
  readonly largeSettles: number | null;
}

/** A larger local model; `probability` null: it could not be asked, and `why` says so. */
export interface TypeJudge {
  readonly specialist: string;
  readonly judge: (
    question: string,
    passage: string,
    signal: AbortSignal,
  ) => Promise<{ readonly probability: number | null; readonly why?: string }>;
}

export interface TypeNeeds {
  readonly bars: TypeBars;
  /** Asked about a type that is not settled; null: none is here, or the route does not ask it. */
  readonly large: TypeJudge | null;
  readonly signal: AbortSignal;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

/** What a larger model is shown of a text, in UTF-16 units. */
const beginning = 1500;

export interface Weighed {
  readonly pack: Pack;
  readonly scores: readonly LabelScore[];
  readonly specialist: string;
  readonly text: string;
  /** Whose word it is: the title's, or the head's where no title speaks. */
  readonly by: 'rule' | 'head';
}

/** The step of the route that settles it; unsettled, the likeliest type is a suggestion or the general type stands, and a person decides. */
export async function decideType(
  { pack, scores, specialist, text, by }: Weighed,
  needs: TypeNeeds,
): Promise<LabelScores> {
  const alternatives = bestFirst(scores);
  const [best] = alternatives;
  if (best === undefined) return abstainFromType(pack, scores, specialist);
  const { settles, proposes } = barsOf(by, needs.bars);
  const changed = reaches(best.probability, settles);
  const reason = `likeliest of ${String(scores.length)} types: ${best.label}`;
  const own = hop({ by, specialist, score: best.probability, threshold: settles, reason, ms: 0, changed });
  const type = { ...best, alternatives, calibrated: false, abstained: false, specialist, hops: [own] };
  if (changed) return type;
  const asked = await askLarge(best.label, pack, text, needs);
  const hops = [own, ...(asked === null ? [] : [asked])];
  if (asked?.changed === true) return { ...type, specialist: `${specialist}+${asked.specialist}`, hops };
  if (reaches(best.probability, proposes)) return { ...type, abstained: true, hops };
  return { ...abstainFromType(pack, scores, specialist), hops };
}

function barsOf(by: 'rule' | 'head', bars: TypeBars): { settles: number | null; proposes: number | null } {
  if (by === 'rule') return { settles: bars.titleSettles, proposes: null };
  return { settles: bars.headSettles, proposes: bars.headProposes };
}

function reaches(score: number, bar: number | null): boolean {
  return bar !== null && score >= bar;
}

async function askLarge(label: string, pack: Pack, text: string, needs: TypeNeeds): Promise<Hop | null> {
  const { large, bars, signal, monotonic } = needs;
  const title = pack.types.find(({ id }) => id === label)?.title ?? label;
  if (large === null) return null;
  const start = monotonic();
  const question = `Is this document of the kind "${title}"?`;
  const judged = await large.judge(question, text.slice(0, beginning), signal);
  const changed = judged.probability !== null && reaches(judged.probability, bars.largeSettles);
  const reason = opinionWords(judged, changed, question);
  const asked = { specialist: large.specialist, score: judged.probability, threshold: bars.largeSettles };
  return hop({ by: 'large', ...asked, reason, ms: monotonic() - start, changed });
}

/** The general type, and a person decides. */
export function abstainFromType(pack: Pack, scores: readonly LabelScore[], specialist: string): LabelScores {
  const probability = scores.find(({ label }) => label === pack.general)?.probability ?? 0;
  return {
    label: pack.general,
    probability,
    alternatives: bestFirst(scores),
    calibrated: false,
    abstained: true,
    specialist,
  };
}

function bestFirst(scores: readonly LabelScore[]): LabelScore[] {
  return [...scores].sort((left, right) => right.probability - left.probability);
}
