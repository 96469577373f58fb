/** The date that a contract bears: in its first sentence, on its cover, or beside the signatures. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import type { DateMention } from '../dates.ts';
import { after, before, type ContractText } from './contract-text.ts';

const head = 6000;
const dated = /\b(?:dated|made|entered|executed|effective|signed|concluded|agreement)\b[^.;]{0,60}$/iu;
const asOf = /\b(?:as of|as from|on|this|dated|date|effective|made|from|the|of)[\s:,(]{0,4}$/iu;
const other =
  /\b(?:amended|pursuant to|filed|registration|expire[sd]?|terminat\w+|until|through|ending|ended|fiscal|incorporated|organi[sz]ed|under that certain|letter)\b[^.;]{0,50}$/iu;
const source = /\bsource:[^\n]{0,120}$/iu;
const signed = /\b(?:date|dated|signed|witness whereof)\b[^\n]{0,40}$/iu;

/** Candidates, best first. Open dates (`May __, 2000`) count as found with nothing normalised. */
export function findAgreementDates(contract: ContractText): readonly Candidate[] {
  const opening = contract.dates.filter(({ start }) => start < head).map((mention) => opened(mention, contract.text));
  const closing = contract.dates
    .filter(({ start }) => start >= head)
    .flatMap((mention) => closed(mention, contract.text));
  return bestFirst([...opening, ...closing]);
}

function opened(mention: DateMention, text: string): Candidate {
  const lead = before(text, mention.start, 90);
  const open = mention.iso === null ? 0.1 : 0;
  const late = mention.start / head / 10;
  if (source.test(lead)) return dateCandidate(mention, 0.05, 'the date of a filing');
  if (other.test(lead))
    return dateCandidate(mention, 0.2 - open - late, 'a date near the top that belongs to something else');
  if (dated.test(lead) && asOf.test(lead))
    return dateCandidate(mention, 0.95 - open - late, 'the date after "dated", "made" or "entered into"');
  if (mention.start < 2500) return dateCandidate(mention, 0.6 - open - late, 'a date at the top of the contract');
  return dateCandidate(mention, 0.3 - open - late, 'a date in the first pages');
}

function closed(mention: DateMention, text: string): readonly Candidate[] {
  const atEnd = text.length - mention.start < Math.max(4000, text.length * 0.1);
  if (mention.iso === null || !signed.test(before(text, mention.start, 60))) return [];
  const beside = /^[^\n]{0,20}(?:by|name|title)/iu.test(after(text, mention.end, 40)) ? 0.02 : 0;
  return [dateCandidate(mention, (atEnd ? 0.45 : 0.25) + beside, 'the date beside a signature')];
}

export function dateCandidate(mention: DateMention, score: number, reason: string): Candidate {
  return candidate({
    spans: [{ start: mention.start, end: mention.end }],
    value: mention.text,
    normalised: mention.iso,
    score: Math.max(0.01, Math.min(1, score)),
    reason,
  });
}
