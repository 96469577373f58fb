/** What can be measured between a claim and the sentences of its evidence, without any model: how much is shared and what stands against it. */
import { alignWords, type Alignment, type Difference } from './align-words.ts';
import { areOpposites, directionOf } from './opposites.ts';
import type { Signals } from './score-signals.ts';
import { statementWords, type StatementWord } from './statement-words.ts';

/** From this share of its words in order on, a claim is a copy of the sentence with changes. */
const copyShare = 0.7;

/** Signals of the claim against its nearest sentence and against all of them. `sentences`: nearest first, at least one. */
export function claimSignals(claim: string, sentences: readonly string[]): Signals {
  const ours = statementWords(claim);
  const theirs = sentences.map(statementWords);
  const nearest = theirs[0] ?? [];
  const alignment = alignWords(ours, nearest);
  const copied = ours.length === 0 ? 0 : alignment.common / ours.length;
  const plain = { ...shared(ours, theirs), ...against(ours, nearest), ...wholeClaim(ours, theirs) };
  return { ...plain, copied, ...(copied >= copyShare ? ofCopy(alignment) : notCopy) };
}

/** From so many sentences on evidence is a whole text, of which most sentences are about something else. */
const fewAtMost = 4;

/** Signals that mean something else where the evidence is a few chosen sentences. */
const otherForFew = [
  'coveredNearest',
  'coveredThree',
  'coveredAll',
  'wordsMissing',
  'namesMissing',
  'cosineBest',
  'cosineMean',
  'opposed',
  'negationDiffers',
  'directionDiffers',
  'evidenceNegated',
  'claimNegated',
];

/** The signals, and beside some their value for evidence of a few sentences (0 for more). */
export function withLength(signals: Signals, sentences: number): Signals {
  const few = Number(sentences <= fewAtMost);
  const again = otherForFew
    .filter((name) => signals[name] !== undefined)
    .map((name) => [`${name}.few`, few * (signals[name] ?? 0)] as const);
  return { ...signals, few, ...Object.fromEntries(again) };
}

function shared(ours: readonly StatementWord[], theirs: readonly (readonly StatementWord[])[]): Signals {
  const wanted = content(ours);
  const covered = (held: readonly StatementWord[]): number => {
    const stems = new Set(held.map(({ stem }) => stem));
    return wanted.length === 0 ? 0 : wanted.filter(({ stem }) => stems.has(stem)).length / wanted.length;
  };
  const all = new Set(theirs.flat().map(({ stem }) => stem));
  const missing = wanted.filter(({ stem }) => !all.has(stem));
  return {
    coveredNearest: covered(theirs[0] ?? []),
    coveredThree: covered(theirs.slice(0, 3).flat()),
    coveredAll: covered(theirs.flat()),
    namesMissing: Math.min(3, missing.filter(({ kind }) => kind === 'name').length),
    numbersMissing: Math.min(3, missing.filter(({ kind }) => kind === 'number').length),
    wordsMissing: Math.min(6, missing.length),
  };
}

function against(ours: readonly StatementWord[], nearest: readonly StatementWord[]): Signals {
  const held = new Set(nearest.map(({ text }) => text));
  const opposed = content(ours).some(
    ({ text }) => !held.has(text) && nearest.some((word) => areOpposites(text, word.text)),
  );
  const [claimUp, claimDown] = directions(ours);
  const [up, down] = directions(nearest);
  return {
    opposed: Number(opposed),
    negationDiffers: Number(negated(ours) !== negated(nearest)),
    directionDiffers: Number((claimUp > claimDown && down > up) || (claimDown > claimUp && up > down)),
    directionAgrees: Number((claimUp > claimDown && up > down) || (claimDown > claimUp && down > up)),
  };
}

function wholeClaim(ours: readonly StatementWord[], theirs: readonly (readonly StatementWord[])[]): Signals {
  return {
    claimNegated: Number(negated(ours)),
    evidenceNegated: Number(theirs.slice(0, 3).some(negated)),
    claimNumbers: Math.min(3, ours.filter(({ kind }) => kind === 'number').length),
    claimWords: Math.min(40, ours.length),
  };
}

const notCopy: Signals = {
  copy: 0,
  copyClean: 0,
  copyNumber: 0,
  copyNegation: 0,
  copyOpposite: 0,
  copySwap: 0,
  copyKind: 0,
  copyOther: 0,
  copyAdded: 0,
};

/** Which kinds of words a copy changed. */
function ofCopy({ differences }: Alignment): Signals {
  const swapped = isSwap(differences);
  const any = (test: (difference: Difference) => boolean): number => Number(differences.some(test));
  const changes = {
    copyNumber: any(({ claim }) => claim.some(({ kind }) => kind === 'number')),
    copyNegation: any((difference) => negations(difference.claim) !== negations(difference.sentence)),
    copyOpposite: any(({ claim, sentence }) =>
      claim.some(({ text }) => sentence.some((other) => areOpposites(text, other.text))),
    ),
    copySwap: Number(swapped),
    copyKind: any(
      ({ claim, sentence }) =>
        has(claim, 'month') || has(claim, 'unit') || (has(claim, 'name') && content(sentence).length > 0),
    ),
    copyOther: any(({ claim, sentence }) => content(claim).length > 0 && content(sentence).length > 0),
    copyAdded: any(({ claim, sentence }) => content(claim).length > 0 && content(sentence).length === 0),
  };
  const clean = Object.values(changes).every((value) => value === 0);
  return { copy: 1, copyClean: Number(clean), ...changes };
}

/** The same words stand on both sides, in other places: names or amounts changed places. */
function isSwap(differences: readonly Difference[]): boolean {
  const ours = differences.flatMap(({ claim }) => content(claim)).map(({ stem }) => stem);
  const theirs = new Set(differences.flatMap(({ sentence }) => content(sentence)).map(({ stem }) => stem));
  return ours.length > 0 && ours.filter((stem) => theirs.has(stem)).length > ours.length / 2;
}

function has(words: readonly StatementWord[], wanted: StatementWord['kind']): boolean {
  return words.some(({ kind }) => kind === wanted);
}

function content(words: readonly StatementWord[]): readonly StatementWord[] {
  return words.filter(({ kind }) => kind !== 'small' && kind !== 'negation');
}

function negated(words: readonly StatementWord[]): boolean {
  return negations(words) % 2 === 1;
}

function negations(words: readonly StatementWord[]): number {
  return words.filter(({ kind }) => kind === 'negation').length;
}

function directions(words: readonly StatementWord[]): readonly [number, number] {
  const found = words.map(({ text }) => directionOf(text));
  return [found.filter((way) => way === 1).length, found.filter((way) => way === -1).length];
}
