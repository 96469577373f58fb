/** The date that a contract bears: in its first sentence, on its cover, or beside the signatures. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import type { DateMention } from '../dates.ts';
import { before, type ContractText } from './contract-text.ts';

const head = 6000;
/** So near the end of the text a date stands beside the signatures, whatever leads to it. */
const tail = 1500;
const dated = /\b(?:dated|made|entered|executed|effective|signed|concluded|agreement)\b[^.;]{0,60}$/iu;
const asOf = /\b(?:as of|as from|on|this|dated|date|effective|made|from|the|of)[\s:,(]{0,4}$/iu;
const other =
  /\b(?:amended|pursuant to|filed|registration|expire[sd]?|terminat(?:e[sd]?|ing|ion(?!\s+agreement\b))|until|through|ending|ended|fiscal|incorporated|organi[sz]ed|under that certain|letter)\b[^.;]{0,50}$|\b(?:the|that|an?|certain|original|existing|under)\s+(?:["“\w-]+\s+){0,6}(?:agreement|lease|understanding|memorandum)["”]?,?\s[^.;]{0,40}dated[^.;]{0,12}$/iu;
const source = /\bsource:[^\n]{0,120}$/iu;
const signed = /\b(?:date|dated|signed|witness whereof)\b[^\n]{0,40}$/iu;

/** Candidates, best first. Open dates (`May __, 2000`) count as found with nothing normalised. */
export function findAgreementDates(contract: ContractText): readonly Candidate[] {
  const opening = contract.dates.filter(({ start }) => start < head).map((mention) => opened(mention, contract.text));
  return bestFirst([...opening, ...signatureDates(contract)]);
}

/** Dates beside the signatures; the latest is the likeliest, for then the last party had signed. */
export function signatureDates({ text, dates }: ContractText): readonly Candidate[] {
  const closing = dates.filter(({ start, iso }) => {
    const lead = before(text, start, 60);
    const beside = signed.test(lead) || text.length - start < tail;
    return start >= Math.min(head, text.length / 2) && iso !== null && beside && !source.test(lead);
  });
  const latest = closing.map(({ iso }) => iso ?? '').sort((left, right) => (left < right ? 1 : -1))[0];
  return closing.map((mention) => {
    const atEnd = text.length - mention.start < Math.max(4000, text.length * 0.1);
    const last = mention.iso === latest ? 0.05 : 0;
    return dateCandidate(mention, (atEnd ? 0.45 : 0.25) + last, 'the date beside a signature');
  });
}

function opened(mention: DateMention, text: string): Candidate {
  const lead = before(text, mention.start, 90);
  const { score, reason } = judgeLead(lead, mention.start);
  const open = mention.iso === null ? 0.06 : 0;
  return dateCandidate(mention, score - open - mention.start / head / 10, reason);
}

function judgeLead(lead: string, start: number): { readonly score: number; readonly reason: string } {
  if (source.test(lead)) return { score: 0.05, reason: 'the date of a filing' };
  if (other.test(lead)) return { score: 0.2, reason: 'a date near the top that belongs to something else' };
  if (dated.test(lead) && asOf.test(lead)) {
    return { score: 0.95, reason: 'the date after "dated", "made" or "entered into"' };
  }
  if (start < 2500) return { score: 0.6, reason: 'a date at the top of the contract' };
  return { score: 0.3, reason: 'a date in the first pages' };
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
