/** Names of persons and companies in the opening of a contract, in reading order. */
import { foldSpace } from './contract-text.ts';
import { group } from '../match-group.ts';
import { endOfName } from './read-name.ts';

export interface PartyName {
  readonly start: number;
  readonly end: number;
  /** White space folded. */
  readonly name: string;
  /** True when it bears a company form (`Inc.`, `LLC`) or is called something in brackets right after. */
  readonly sure: boolean;
}

const opening = /\b(?:between|among(?:st)?|by\s+and\s+(?:between|among)|Party\s+A\s*:)/giu;
const closing =
  /\b(?:WHEREAS|Whereas|RECITALS?|Recitals?|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|WITNESSETH|BACKGROUND|Background|PREAMBLE|NOW,?\s+THEREFORE|Now,?\s+therefore|(?:agree|AGREE)(?:s|S)?\s+as\s+follows|INTRODUCTION|TABLE\s+OF\s+CONTENTS|DEFINITIONS)\b|[”"]\s?\)\s*\.\s/u;
/** Where a name may begin. */
const boundary =
  /\b(?:between|among(?:st)?|and|AND|BETWEEN|AMONG|with|by|other\s+hand|one\s+hand)\b[\s:,–-]{0,20}(?:\(?(?:\d|[a-z]|i{1,3})[.)]\s*)?|[;:]\s*(?:and\s+)?|\(\d\)\s*|\n\s*(?:\d[.)]\s*)?|["”)],?\s+|,\s+(?=\p{Lu}{2})/gu;
const company =
  /(?:\b(?:Inc|INC|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|CO|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|LTD|Ltd|Limited|LIMITED|PLC|plc|p\.l\.c|GmbH|GMBH|AG|S\.?A|SA|S\/A|G\.I\.E|MHC|FSB|N\.?V|B\.?V|S\.?p\.?A|S\.?r\.?l|AB|ASA|A\/S|AS|Oy|Oyj|KG|K\.K|Pty|PTY|Bhd|Sdn|N\.A|Bank|BANK|Trust|TRUST|Partnership|PARTNERSHIP|Partners|PARTNERS|University|UNIVERSITY|Association|ASSOCIATION|Foundation|FOUNDATION|Institute|INSTITUTE|Society|Authority|AUTHORITY|Fund|FUND|Funds|FUNDS|Group|GROUP|Holdings|HOLDINGS|League|Club|Hospital|College|inc|Sp\.?\s?z)\.?$)/u;
/** A company form, or a role, with no name to it. */
const formAlone =
  /^(?:\(?(?:PTY|Pty)\)?\s+)?(?:Inc|LLC|L\.L\.C|LP|L\.P|Ltd|Limited|Corp|Corporation|Company|Trust|Bank|Group|Fund|SA|S\.A|Partnership|Partners|Holdings|Association|Operating\s+Company|Holding\s+Company|Parent\s+Company|Group\s+Company|ROC|Procurement\s+Group)\.?$/iu;
/** What a name is called follows in brackets or quotation marks, before another party begins. */
const called = /^[\s,]{0,3}(?:[^("“]{0,260}?)[(,]?\s*(?:\(|hereinafter|herein)[^("“”)]{0,80}["“”'‘]\s?[\p{L}\d]/iu;
/** What the party is follows: "a Delaware corporation". */
const described =
  /^[\s,]{1,3}(?:an?|the)\s+(?:[\p{L}.]+\s+){0,6}?(?:corporation|company|partnership|individual|person|association|bank|trust|entity|organi[sz]ation|corp\.?)\b/iu;
/** An address goes on with a name; a description with a small word. */
const descriptive = /^\s{0,3}(?:\(|,?\s*(?:\p{Ll}|\())/u;
const place = /^(?:the\s+)?(?:State|Commonwealth|Province|City|County|Republic|Kingdom)\s+of\b/iu;
/** Words that no party has in its name. */
const foreign =
  /\b(?:agreement|confidential|exhibit|section|schedule|article|appendix|redacted|signatory|amendment|pursuant|witnesseth|effective\s+date|have\s+been|know\s+all|p\.?\s?o\.?\s+box)\b/iu;
/** Words that stand in names of companies only. */
const foreignToPersons =
  /\b(?:treatment|commission|offering|territory|web\s?site|term|plan\s+of|act|suite|products?|subscription|appointment|board|president|secretary|attorney|street|avenue|road|center|ladies|dear|officer|rules|appendices)\b/iu;
const strictForm =
  /\b(?:Inc|INC|inc|Incorporated|LLC|L\.L\.C|LLP|LP|L\.P|LTD|Ltd|Limited|LIMITED|PLC|plc|GmbH|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|N\.A|S\.A|B\.V|N\.V|AG)\.?$/u;
const refused =
  /^(?:The\s+)?(?:Agreement|Parties|Party|State|Commonwealth|Province|Effective|Date|Affiliates?|Section|Article|Exhibit|Schedule|Whereas|Company|Each|Its|This|Term|Contract|Securities|Registration|Delaware|New\s+York|California|Nevada|Texas|Florida|United\s+States|Republic|Laws?|Entire|Recitals|Witnesseth|Attention|Confidential|Source|Tel|Fax|In\s+Witness|Page|Document|Services|Products?|Made|Dated|Entered|Among|Between|And|By|To|Of|For|In|On|At|As|If|No|All|Any|He|She|It|We|Name|Title|Address|Licen[cs]e\s+Agreement)\b\.?$/u;

/** Up to 40 names: those of the opening; when it has fewer than two, those over the signatures too; else those of the first page. */
export function findPartyNames(text: string): readonly PartyName[] {
  let single: readonly PartyName[] = [];
  for (const match of text.slice(0, 15_000).matchAll(opening)) {
    const names = namesFrom(text, match.index);
    if (names.length >= 2) return names;
    if (single.length === 0) single = names;
  }
  const signed = distinct([...single, ...signingNames(text)]);
  if (signed.length >= 2) return signed.slice(0, 40);
  const anywhere = namesFrom(text, 0);
  return anywhere.length >= 2 || signed.length === 0 ? anywhere : signed;
}

/** A company's name right before "By:". */
const overSignature =
  /(?<name>(?:\p{Lu}[\p{L}\d&.'’-]*,?[ ]+){1,8}(?:Inc|INC|LLC|L\.L\.C|LP|L\.P|LTD|Ltd|Limited|LIMITED|PLC|plc|GmbH|Corp|CORP|Corporation|CORPORATION|Company|COMPANY)\.?)\s{1,20}(?:By|BY)\s?:/gu;

function signingNames(text: string): readonly PartyName[] {
  const from = Math.floor(text.length * 0.5);
  return [...text.slice(from).matchAll(overSignature)].flatMap((match) => {
    const start = match.index + match[0].indexOf(group(match, 'name'));
    const name = readParty(text, from + start);
    return name !== null && strictForm.test(name.name) ? [name] : [];
  });
}

function distinct(names: readonly PartyName[]): readonly PartyName[] {
  return names.filter((one, index) => names.findIndex((other) => sameName(other.name, one.name)) === index);
}

function namesFrom(text: string, from: number): readonly PartyName[] {
  const region = text.slice(from, from + 4000);
  const end = closing.exec(region.slice(20))?.index;
  const window = end === undefined ? region.slice(0, 2500) : region.slice(0, end + 20);
  const found: PartyName[] = [];
  let past = 0;
  for (const match of window.matchAll(boundary)) {
    const start = match.index + match[0].length;
    if (start < past) continue;
    const name = readParty(window, start);
    if (name === null) continue;
    past = name.end;
    if (!found.some((other) => sameName(other.name, name.name)))
      found.push({ ...name, start: name.start + from, end: name.end + from });
  }
  return keepSure(found).slice(0, 40);
}

function readParty(window: string, at: number): PartyName | null {
  if (/source:\s*$/iu.test(window.slice(Math.max(0, at - 12), at))) return null;
  const article = /^\s*(?:(?:the|The|THE)\s+(?=\p{Lu}))?/u.exec(window.slice(at, at + 40))?.[0] ?? '';
  const start = at + article.length;
  const end = endOfName(window, start);
  if (end === null) return null;
  const name = foldSpace(window.slice(start, end)).trim();
  if (!isName(name)) return null;
  const tail = window.slice(end, end + 400);
  const sure = company.test(name) || isIntroduced(tail, name) || isNext(window.slice(0, at), tail, name);
  return { start, end, name, sure };
}

function isName(name: string): boolean {
  const no = strictForm.test(name)
    ? [formAlone, refused, foreign, place]
    : [formAlone, refused, foreign, place, foreignToPersons];
  return name.length >= 3 && /\p{L}{2}/u.test(name) && !no.some((form) => form.test(name));
}

// Right after "between", or after "and" that ends the first party's description, a name of two words is a party's if it is called something.
function isNext(lead: string, tail: string, name: string): boolean {
  const position = /\b(?:between|among)[\s:,]{1,6}$/iu.test(lead) || /["”),;]\s{0,3}\s+and\s+$/iu.test(lead);
  return (
    position && name.includes(' ') && /^[^;]{0,220}[("“]/u.test(tail) && !/^[^("“;]{0,220}\band\s+\p{Lu}/u.test(tail)
  );
}

function isIntroduced(tail: string, name: string): boolean {
  if (described.test(tail) || /^,?\s{0,3}\(\s*(?:the\s+|hereinafter\s+)?["“]/u.test(tail)) return true;
  return name.includes(' ') && descriptive.test(tail) && called.test(tail);
}

// Once sure names were read, the unsure ones beside them are places and headings.
function keepSure(names: readonly PartyName[]): readonly PartyName[] {
  const sure = names.filter((one) => one.sure);
  return sure.length > 0 ? sure : [];
}

function sameName(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
