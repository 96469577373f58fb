/** Which grammar each rule name of a pack stands for. */
import type { Candidate } from '../../core/rules/candidate.ts';
import { findAllergies } from '../../core/rules/clinical/allergies.ts';
import { findFollowUp } from '../../core/rules/clinical/follow-up.ts';
import { findLabValues } from '../../core/rules/clinical/lab-values.ts';
import { medicationCandidates } from '../../core/rules/clinical/medications.ts';
import { findProblems, findSectionItems, findSectionText } from '../../core/rules/clinical/problems.ts';
import { findAgreementDates } from '../../core/rules/contracts/agreement-date.ts';
import { findClauses, findLiabilityCaps } from '../../core/rules/contracts/clause-phrases.ts';
import type { ContractText } from '../../core/rules/contracts/contract-text.ts';
import { findEffectiveDates } from '../../core/rules/contracts/effective-date.ts';
import { findExpirationDates } from '../../core/rules/contracts/expiration-date.ts';
import { findGoverningLaw } from '../../core/rules/contracts/governing-law.ts';
import { findParties } from '../../core/rules/contracts/parties.ts';
import { findNoticePeriods, findRenewalTerms } from '../../core/rules/contracts/renewal.ts';
import { findTerms } from '../../core/rules/contracts/term.ts';
import { findCaseNumbers } from '../../core/rules/judgments/case-numbers.ts';
import { citationCandidates } from '../../core/rules/judgments/citations.ts';
import { findCourts } from '../../core/rules/judgments/courts.ts';
import { findDispositions } from '../../core/rules/judgments/dispositions.ts';
import { findJudges } from '../../core/rules/judgments/judges.ts';
import { findJudgmentDates } from '../../core/rules/judgments/judgment-dates.ts';
import { findJudgmentParties } from '../../core/rules/judgments/judgment-parties.ts';
import type { Rule, RuleName } from '../../packs/pack.ts';

/** Candidates best first; those of a rule for many items in reading order. */
type Grammar = (contract: ContractText, rule: Rule) => readonly Candidate[];

const table: Readonly<Record<RuleName, Grammar>> = {
  parties: findParties,
  'agreement-date': findAgreementDates,
  'effective-date': findEffectiveDates,
  term: findTerms,
  'expiration-date': findExpirationDates,
  'renewal-term': findRenewalTerms,
  'notice-period': findNoticePeriods,
  'governing-law': findGoverningLaw,
  'liability-cap': findLiabilityCaps,
  clause: (contract, { phrases }) => findClauses(contract, phrases ?? []),
  court: ({ text }) => findCourts(text),
  'judgment-parties': ({ text }) => findJudgmentParties(text),
  'judgment-date': ({ text }) => findJudgmentDates(text),
  'case-numbers': ({ text }) => findCaseNumbers(text),
  judges: ({ text }) => findJudges(text),
  disposition: ({ text }) => findDispositions(text),
  citations: ({ text }) => citationCandidates(text),
  medications: ({ text }) => medicationCandidates(text),
  allergies: ({ text }) => findAllergies(text),
  problems: ({ text }, { sections }) => findProblems(text, sections ?? []),
  'section-items': ({ text }, { sections }) => findSectionItems(text, sections ?? []),
  'section-text': ({ text }, { sections }) => findSectionText(text, sections ?? []),
  'follow-up': ({ text }, { sections }) => findFollowUp(text, sections ?? []),
  'lab-values': ({ text }) => findLabValues(text),
};

export function applyRule(contract: ContractText, rule: Rule): readonly Candidate[] {
  return table[rule.name](contract, rule);
}
