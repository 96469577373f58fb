/** Between whom the case was. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { group } from '../match-group.ts';

const versus =
  /(?<left>[^\n;]{2,120}?)[\s\n]{1,6}(?:-\s*)?\b(?:v\.?|vs\.?|versus|Versus|VERSUS|V\.|Vs\.?|VS\.?|against|AGAINST)(?:\s*-)?[\s\n]{1,6}(?<right>[^\n;]{2,120})/gu;
const role = '(?:Claimants?|Plaintiffs?|Petitioners?|Appellants?|Applicants?|Pursuers?|Prosecutor)';
const otherRole = '(?:Defendants?|Respondents?|Appellees?|Defenders?|Accused)';
const between = new RegExp(
  `\\b(?:Between|BETWEEN)\\s*:?\\s*\\n(?<left>[^\\n]{2,120})\\n+\\s*(?:the\\s+)?${role}\\b[\\s\\S]{0,40}?\\b(?:and|AND|v)\\b[^\\n]{0,4}\\n+(?<right>[^\\n]{2,120})\\n+\\s*(?:the\\s+)?${otherRole}\\b`,
  'giu',
);

/** Both sides of "Between … Claimant and … Defendant", or of the first "v." at the head. */
export function findJudgmentParties(text: string): readonly Candidate[] {
  for (const form of [between, versus]) {
    for (const match of text.slice(0, 3000).matchAll(form)) {
      const left = side(text, match, 'left');
      const right = side(text, match, 'right');
      if (left !== null && right !== null) return [sides(left, right)];
    }
  }
  return [];
}

interface Side extends TextSpan {
  readonly name: string;
}

function sides(left: Side, right: Side): Candidate {
  const names = [left.name, right.name];
  return candidate({
    spans: [left, right].map(({ start, end }) => ({ start, end })),
    value: names,
    normalised: names,
    score: 0.85,
    reason: 'the names of both sides at the head',
  });
}

const roleTail =
  /[,(]?\s*\b(?:Plaintiffs?|Defendants?|Appellants?|Respondents?|Petitioners?|Appellees?|Claimants?|Applicants?)\b|\s*\.{2,}|…|\s*\(|,\s*(?:\d|et\s+al|No\.|C\.?A\.?|\[)|\s+on\s+\d|\s+\[/u;
const roleLead = /^[\s\d.,:()–-]*(?:(?:Between|BETWEEN|In\s+re|Case|IN\s+THE\s+MATTER\s+OF)\s*:?\s*)?/u;

function side(text: string, match: RegExpExecArray, which: 'left' | 'right'): Side | null {
  const body = group(match, which);
  const from = match.index + (which === 'left' ? match[0].indexOf(body) : match[0].lastIndexOf(body));
  const cut = roleTail.exec(body)?.index ?? 0;
  const kept = body.slice(0, cut === 0 ? body.length : cut);
  const lead = roleLead.exec(kept)?.[0].length ?? 0;
  const name = kept
    .slice(lead)
    .replace(/[\s,–-]+$/u, '')
    .replace(/(?<!\b(?:Inc|Ltd|Co|Corp|L\.P|LLC|Jr|Sr))\.+$/u, '');
  if (!isTitleCased(name)) return null;
  const start = from + lead;
  return { start, end: start + name.length, name: text.slice(start, start + name.length).replace(/\s+/gu, ' ') };
}

// A name, not a clause that happens to stand before "v.".
function isTitleCased(name: string): boolean {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}{2}/u.test(word));
  const small = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !/^(?:of|the|and|de|van|von|for|on|d\/b\/a)$/u.test(word),
  );
  return words.length > 0 && words.length <= 14 && small.length === 0;
}
