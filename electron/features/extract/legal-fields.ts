/** The task `legal.fields`: metadata fields of a contract given as one text. Rules, and a tagger for parties that they miss; pure. */
import type { FindingStatus, FindingValue } from '../../contract/finding.ts';
import type { Candidate } from '../../core/rules/candidate.ts';
import { findAgreementDates } from '../../core/rules/contracts/agreement-date.ts';
import { readContract, type ContractText } from '../../core/rules/contracts/contract-text.ts';
import { findEffectiveDates } from '../../core/rules/contracts/effective-date.ts';
import { findExpirationDates } from '../../core/rules/contracts/expiration-date.ts';
import { findGoverningLaw } from '../../core/rules/contracts/governing-law.ts';
import { findParties } from '../../core/rules/contracts/parties.ts';
import { findNoticePeriods, findRenewalTerms } from '../../core/rules/contracts/renewal.ts';
import type { Tagger } from '../../core/taggers/open-tagger.ts';
import { fieldProbability } from './field-probability.ts';
import { addTaggedParties } from './tagged-parties.ts';

/** One field as `interfaces.md` promises it; offsets are UTF-16 units into the given text. */
export interface LegalField {
  /** CUAD name of the field. */
  readonly field: string;
  readonly status: FindingStatus;
  readonly value: FindingValue | null;
  readonly normalised: FindingValue | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string | null;
  readonly probability: number;
}

type Find = (contract: ContractText, names: Tagger | null) => readonly Candidate[];

const fields: readonly (readonly [string, Find])[] = [
  ['Parties', partiesOf],
  ['Agreement Date', findAgreementDates],
  ['Effective Date', findEffectiveDates],
  ['Expiration Date', findExpirationDates],
  ['Renewal Term', findRenewalTerms],
  ['Governing Law', findGoverningLaw],
  ['Notice Period To Terminate Renewal', findNoticePeriods],
];

/** Below: too often wrong on training contracts to be called found. The route of the task may say otherwise. */
const weak = 0.35;

/** The seven CUAD metadata fields, always in this order. Without `names`, the tagger of names in contracts, rules go on alone. */
export function extractLegalFields(
  text: string,
  names: Tagger | null = null,
  least: number = weak,
): readonly LegalField[] {
  const contract = readContract(text);
  return fields.map(([field, find]) =>
    toField(
      field,
      text,
      find(contract, names).find(({ score }) => score >= least),
    ),
  );
}

function partiesOf(contract: ContractText, names: Tagger | null): readonly Candidate[] {
  const read = findParties(contract);
  return names === null ? read : addTaggedParties(read, names, contract.text);
}

function toField(field: string, text: string, best: Candidate | undefined): LegalField {
  const span = best?.spans[0];
  if (best === undefined || span === undefined) {
    return {
      field,
      status: 'absent',
      value: null,
      normalised: null,
      start: null,
      end: null,
      text: null,
      probability: 0,
    };
  }
  const { value, normalised, score, contradicts } = best;
  const { start, end } = span;
  const status = contradicts === null ? 'found' : 'conflicting';
  return {
    field,
    status,
    value,
    normalised,
    start,
    end,
    text: text.slice(start, end),
    probability: fieldProbability(field, score),
  };
}
