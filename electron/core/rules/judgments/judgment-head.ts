/** What stands at the head of a judgment: the court, the parties, the judges, the day; and at its end, the outcome. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import { findDates } from '../dates.ts';
import { splitSentences } from '../sentences.ts';

const head = 6000;
const court =
  /\b(?:IN\s+THE\s+|In\s+the\s+)?(?<court>(?:UNITED\s+STATES|United\s+States|U\.S\.)\s+(?:DISTRICT\s+COURT|District\s+Court|COURT\s+OF\s+APPEALS|Court\s+of\s+Appeals|BANKRUPTCY\s+COURT|Bankruptcy\s+Court)(?:[\s,]+(?:for\s+the|FOR\s+THE)\s+[\p{L} ]{3,50}?(?=\n|,|\.|$))?|(?:SUPREME\s+COURT|Supreme\s+Court|HIGH\s+COURT|High\s+Court|COURT\s+OF\s+APPEALS?|Court\s+of\s+Appeals?|Court\s+of\s+Session|COURT\s+OF\s+SESSION|CROWN\s+COURT|Crown\s+Court|DISTRICT\s+COURT|District\s+Court|FAMILY\s+COURT|Family\s+Court|COUNTY\s+COURT|County\s+Court|Court\s+of\s+Justice|COURT\s+OF\s+JUSTICE|SUPERIOR\s+COURT|Superior\s+Court)(?:\s+(?:OF|of)\s+(?:(?:THE|the)\s+)?\p{Lu}[\p{L}]+(?:[ ]+(?:and\s+|AND\s+|of\s+|OF\s+)?\p{Lu}[\p{L}]+){0,4})?(?:[\s,]+(?:AT|at)\s+\p{Lu}[\p{L}]+)?(?:\s*\((?:CIVIL|CRIMINAL|Civil|Criminal)\s+(?:DIVISION|Division)\))?)/gu;
const versus =
  /(?<left>[^\n.;]{2,120}?)[\s\n]{1,6}(?:-\s*)?\b(?:v\.?|vs\.?|versus|Versus|VERSUS|V\.|Vs\.?|VS\.?|against|AGAINST)(?:\s*-)?[\s\n]{1,6}(?<right>[^\n;]{2,120})/gu;
const judges =
  /\b(?:(?:Before|BEFORE|CORAM|Coram|PRESENT|Present|Bench|BENCH)\s*:?\s*|(?=(?:The\s+)?(?:Hon(?:['’]?ble|ou?rable|\.)|HON(?:['’]?BLE|OU?RABLE)|Mr\.?\s+Justice|Mrs\.?\s+Justice|Ms\.?\s+Justice|Lord\s+Justice|Lady\s+Justice|Chief\s+Justice|Justice\s+\p{Lu})))(?<names>[^\n]{4,200})/gu;
const title =
  /\b(?:the|hon(?:['’]?ble|ou?rable|\.)?|mr\.?|mrs\.?|ms\.?|dr\.?|judges?|justices?|circuit|district|chief|magistrate|senior|united\s+states|smt\.?)\s+/giu;
const ordered =
  /\b(?:(?:the\s+)?(?:appeals?|petitions?|applications?|motions?|suits?|claims?|complaints?|judgments?|order|conviction|sentence|case)\s+(?:is|are|was|were|be|stands?|stand|must\s+be|should\s+be|shall\s+be|will\s+be)\s+(?:hereby\s+|accordingly\s+|therefore\s+|partly\s+|partially\s+)?(?:dismissed|allowed|granted|denied|affirmed|reversed|vacated|remanded|set\s+aside|quashed|upheld|rejected|disposed)|(?:we|I)\s+(?:(?:would|therefore|accordingly|hereby|also)\s+){0,2}(?:affirm|reverse|vacate|dismiss|allow|remand|grant|deny|uphold)|AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|(?:it\s+is\s+)?(?:so\s+)?ORDERED|judgment\s+(?:is\s+entered|for\s+the)|GRANTED|DENIED)\b/u;

export function findCourts(text: string): readonly Candidate[] {
  const match = text.slice(0, head).matchAll(court).next().value;
  const name = match?.groups?.court;
  if (match === undefined || name === undefined) return [];
  const start = match.index + match[0].indexOf(name);
  return [named(start, start + name.length, name, plainCase(name), 0.9, 'the court at the head')];
}

/** Both sides of the first "v." near the head. */
export function findJudgmentParties(text: string): readonly Candidate[] {
  for (const match of text.slice(0, head).matchAll(versus)) {
    const left = side(text, match.index, match.groups?.left ?? '');
    const rightText = match.groups?.right ?? '';
    const right = side(text, match.index + match[0].length - rightText.length, rightText);
    if (left === null || right === null) continue;
    const names = [left.name, right.name];
    return [
      candidate({
        spans: [
          { start: left.start, end: left.end },
          { start: right.start, end: right.end },
        ],
        value: names,
        normalised: names,
        score: 0.85,
        reason: 'the names on both sides of "v."',
      }),
    ];
  }
  return [];
}

function side(text: string, from: number, body: string): { start: number; end: number; name: string } | null {
  const cut =
    /[,(]?\s*\b(?:Plaintiffs?|Defendants?|Appellants?|Respondents?|Petitioners?|Appellees?|Claimants?|Applicants?)\b|\s*\.{2,}|…|\s*\(|,\s*(?:\d|et\s+al|No\.|C\.?A\.?|\[)|\s+on\s+\d|\s+\[/u.exec(
      body,
    );
  const kept = body.slice(0, cut === null || cut.index === 0 ? body.length : cut.index);
  const lead =
    /^[\s\d.,:()–-]*(?:(?:Between|BETWEEN|In\s+re|Case|IN\s+THE\s+MATTER\s+OF)\s*:?\s*)?/u.exec(kept)?.[0].length ?? 0;
  const name = kept.slice(lead).replace(/[\s,.–-]+$/u, '');
  if (name.length < 2 || !/\p{L}{2}/u.test(name) || !/\p{Lu}/u.test(name)) return null;
  const start = from + lead;
  return { start, end: start + name.length, name: text.slice(start, start + name.length).replace(/\s+/gu, ' ') };
}

/** The day named after "decided", "dated" or its like at the head or the end; else the first date at the head. */
export function findJudgmentDates(text: string): readonly Candidate[] {
  const dates = findDates(text).filter(
    ({ iso, start }) => iso !== null && (start < head || text.length - start < 2500),
  );
  return bestFirst(
    dates.map(({ start, end, iso, text: words }) => {
      const lead = text.slice(Math.max(0, start - 60), start);
      const decided =
        /\b(?:decided|dated?|delivered|pronounced|filed|handed\s+down|judgment\s+of|judgment\s+date|entered|approved)\b[^.;\n]{0,40}$/iu.test(
          lead,
        );
      const heard = /\b(?:argued|heard|hearing|submitted|reserved|born|impugned|appeal\s+from)\b[^.;\n]{0,40}$/iu.test(
        lead,
      );
      const score =
        (start < head ? 0.6 : 0.5) + (decided ? 0.3 : 0) - (heard ? 0.35 : 0) - (start < head ? start / head / 10 : 0);
      return candidate({
        spans: [{ start, end }],
        value: words,
        normalised: iso,
        score,
        reason: decided ? 'the date after "decided", "dated" or its like' : 'a date at the head or the end',
      });
    }),
  );
}

export function findJudges(text: string): readonly Candidate[] {
  const found = [...text.slice(0, head).matchAll(judges)].flatMap((match) => {
    const names = match.groups?.names ?? '';
    const start = match.index + match[0].length - names.length;
    return splitJudges(names, start);
  });
  const unique = found
    .filter((one, index) => found.findIndex((other) => other.name === one.name) === index)
    .slice(0, 20);
  if (unique.length === 0) return [];
  return [
    candidate({
      spans: unique.map(({ start, end }) => ({ start, end })),
      value: unique.map(({ name }) => name),
      normalised: unique.map(({ name }) => name),
      score: 0.75,
      reason: 'the names after "Before" or a judge\'s title',
    }),
  ];
}

function splitJudges(names: string, from: number): readonly { start: number; end: number; name: string }[] {
  const spans: { start: number; end: number; name: string }[] = [];
  let at = 0;
  for (const part of names.split(/(,\s*and\s+|;\s*|\s+and\s+|\s+AND\s+|&|,\s*(?=\p{Lu}))/u)) {
    const lead = /^\s*(?:(?:the|The|THE)\s+)?/u.exec(part)?.[0].length ?? 0;
    const titled = part
      .slice(lead)
      .replace(
        /,?\s*(?:J\.?J?\.?|C\.?J\.?|LJ|JSC|Circuit\s+Judges?\.?|District\s+Judges?\.?|Judges?\.?|Justices?\.?)\s*[:.]?\s*$/u,
        '',
      )
      .replace(/[\s.:,]+$/u, '');
    const plain = titled.replace(title, '').trim();
    if (/^\p{Lu}[\p{L}.'’ -]{2,60}$/u.test(plain) && !/\b(?:court|appeal|division|judgment|panel)\b/iu.test(plain)) {
      const start = from + at + lead + titled.lastIndexOf(plain);
      spans.push({ start, end: start + plain.length, name: plain.replace(/\s+/gu, ' ') });
    }
    at += part.length;
  }
  return spans;
}

/** The last sentences that order something, the last one first. */
export function findDispositions(text: string): readonly Candidate[] {
  const from = Math.max(0, text.length - 6000);
  const sentences = splitSentences(text.slice(from)).map(({ start, end }) => ({
    start: start + from,
    end: end + from,
  }));
  const last = sentences.filter(({ start, end }) => ordered.test(text.slice(start, end))).at(-1);
  if (last === undefined) return [];
  const end = Math.min(last.end, last.start + 1000);
  return [
    named(
      last.start,
      end,
      text.slice(last.start, end),
      text.slice(last.start, end),
      0.8,
      'the last sentence that orders something',
    ),
  ];
}

function named(
  start: number,
  end: number,
  value: string,
  normalised: string,
  score: number,
  reason: string,
): Candidate {
  return candidate({ spans: [{ start, end }], value, normalised: normalised.replace(/\s+/gu, ' '), score, reason });
}

// "UNITED STATES DISTRICT COURT" → "United States District Court"
function plainCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) =>
      /^(?:of|the|for|and|at)$/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    );
}
