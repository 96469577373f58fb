/** What can be measured of a research question and the text of a study: how results are worded, and how the question is put. No model. */
import type { Signals } from './score-signals.ts';

/** A longer text is cut, in UTF-16 units: abstracts are a few thousand. */
const longest = 40_000;

/** Wordings of results. Counted per length of text and damped, so that long texts do not shout. */
const wordings = {
  nothing:
    /no(?:t)? (?:statistically |a )?significan|no (?:difference|correlation|association|relationship|effect|increase)|did not differ|were not|was not|similar|no change|did not/gu,
  significant: /(?<!not )(?<!no )(?<!statistically )significant|p\s*[<=]\s*0?\.0[0-4]/gu,
  significantly:
    /significantly (?:higher|lower|more|less|greater|increased|reduced|better|associated|correlated|different)/gu,
  smallP: /p\s*<\s*0?\.0/gu,
  largeP: /p\s*[=>]\s*0?\.(?:[1-9]|0[5-9])/gu,
  notSignificant: /\bns\b|n\.s\.|not significant/gu,
  hedged: /\b(?:may|might|could|however|although|trend|but|only|while)\b/gu,
} as const;

/** Ways of asking. */
const forms = {
  asksBeing: /^(?:is|are) /u,
  asksDoing: /^(?:do|does|did) /u,
  asksAbility: /^(?:can|could) /u,
  asksDuty: /^(?:should|may)/u,
  hasSubtitle: /:/u,
  asksDifference: /differ|difference/u,
  asksEffect: /affect|effect|influence|impact/u,
  asksLink: /predict|associated|association|related|correlat/u,
  asksBenefit: /improve|reduce|benefit|increase/u,
  asksNeed: /still|necessary|need|justif|really|required/u,
  asksValue: /safe|feasible|reliable|valid|useful|role|effective/u,
  asksAll: /all|only|always|same|as /u,
} as const;

/** `contexts`: the parts of the abstract in order; the last one counts again by itself, because results stand at the end. */
export function questionSignals(question: string, contexts: readonly string[]): Signals {
  const whole = contexts.join(' ').slice(0, longest).toLowerCase();
  const last = (contexts.at(-1) ?? '').slice(0, longest).toLowerCase();
  const asked = question.slice(0, longest).trim().toLowerCase();
  const entries = Object.entries(forms).map(([name, form]) => [name, Number(form.test(asked))] as const);
  return {
    ...wordingSignals('all', whole),
    ...wordingSignals('last', last),
    ...Object.fromEntries(entries),
    questionLength: Math.min(400, asked.length) / 100,
  };
}

function wordingSignals(part: string, text: string): Signals {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const entries = Object.entries(wordings).map(
    ([name, wording]) => [`${part}.${name}`, Math.log1p(count(wording))] as const,
  );
  const against = count(wordings.nothing) + count(wordings.notSignificant) + count(wordings.largeP);
  const forIt = count(wordings.significant) + count(wordings.smallP);
  return { ...Object.fromEntries(entries), [`${part}.shareAgainst`]: against / (against + forIt + 1) };
}
