/** Legal citations: cases, statutes and reports of the United States, the United Kingdom, the European Union and India. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';

export type CitationKind = 'statute' | 'case' | 'neutral' | 'eu';

export interface Citation extends TextSpan {
  readonly kind: CitationKind;
  /** White space folded. */
  readonly text: string;
}

const section = '(?:§{1,2}|[Ss]ections?|[Ss]ecs?\\.|[Ss]s?\\.)';
const number = '\\d{1,5}[A-Za-z]{0,2}(?:[-.]\\d{1,4}[a-z]?){0,3}(?:\\([A-Za-z0-9]{1,4}\\)){0,4}';
const reporters =
  "U\\.\\s?S\\.|S\\.\\s?Ct\\.|L\\.\\s?Ed\\.(?:\\s?2d)?|F\\.(?:\\s?(?:2d|3d|4th))?|F\\.\\s?Supp\\.(?:\\s?(?:2d|3d))?|F\\.\\s?App[’']x|B\\.R\\.|A\\.(?:2d|3d)|N\\.E\\.(?:2d|3d)?|N\\.W\\.(?:2d)?|S\\.E\\.(?:2d)?|S\\.W\\.(?:2d|3d)?|So\\.(?:\\s?(?:2d|3d))?|P\\.(?:2d|3d)|Cal\\.(?:\\s?App\\.)?(?:\\s?(?:2d|3d|4th|5th))?|N\\.Y\\.S?\\.?(?:2d|3d)?|Ill\\.(?:\\s?2d)?|WL";

const forms: readonly (readonly [CitationKind, RegExp])[] = [
  [
    'statute',
    new RegExp(
      `\\b\\d{1,3}\\s+(?:U\\.\\s?S\\.\\s?C\\.(?:\\s?A\\.)?|C\\.\\s?F\\.\\s?R\\.|USC|CFR)\\s*(?:${section}|[Pp]art)?\\s*${number}`,
      'gu',
    ),
  ],
  [
    'statute',
    new RegExp(
      `\\b(?:[Ss]ections?|[Ss]ecs?\\.)\\s+${number}(?:(?:,\\s*|\\s+(?:and|to|read\\s+with)\\s+)(?:[Ss]ections?\\s+)?${number}){0,6}\\s+(?:of\\s+)?(?:the\\s+)?(?:\\p{Lu}[\\p{L}.()&’'-]*\\s+(?:(?:of|and|for|the|to)\\s+){0,2}){1,9}(?:Act|Code|Order|Rules|Constitution|Ordinance)(?:,?\\s*(?:of\\s+)?\\d{4})?`,
      'gu',
    ),
  ],
  [
    'statute',
    /\b[Ss]ections?\s+\d{1,4}[A-Z]?(?:(?:,\s*|\s+and\s+|\/)\d{1,4}[A-Z]?){0,8}\s+(?:of\s+(?:the\s+)?)?(?:IPC|I\.P\.C\.?|CrPC|Cr\.\s?P\.\s?C\.?|CPC|C\.P\.C\.?)/gu,
  ],
  [
    'statute',
    /\b(?:the\s+)?(?:\p{Lu}[\p{L}()&’'-]*\s+(?:(?:of|and|for|to)\s+){0,2}){1,8}(?:Act|Ordinance)(?:,?\s+|\s+of\s+)(?:18|19|20)\d{2}\b/gu,
  ],
  [
    'statute',
    /\b[Aa]rticles?\s+\d{1,3}[A-Z]?(?:\(\d{1,2}\)){0,3}(?:(?:,\s*|\s+and\s+)\d{1,3}[A-Z]?(?:\(\d{1,2}\)){0,2}){0,4}\s+(?:of\s+)?(?:the\s+)?(?:Constitution(?:\s+of\s+\p{Lu}\p{L}+)?|ECHR|TFEU|TEU|GDPR|(?:General\s+Data\s+Protection\s+)?Regulation(?:\s+\((?:EU|EC)\)\s+(?:No\.?\s+)?\d{1,4}\/\d{2,4})?|Convention)/gu,
  ],
  [
    'neutral',
    /\[(?:19|20)\d{2}\]\s+(?:UKSC|UKHL|UKPC|EWCA\s+(?:Civ|Crim)|EWHC|EWFC|EWCOP|CSIH|CSOH|NICA|NIQB|IESC|IEHC|HCA|NZSC|SGCA|UKUT|UKFTT|INSC)\s+\d{1,5}(?:\s+\((?:Ch|QB|KB|Fam|Comm|TCC|Admin|Pat|IPEC|TC)\))?/gu,
  ],
  [
    'case',
    /[[(](?:18|19|20)\d{2}[\])]\s*(?:\d{1,3}\s+)?(?:AC|QB|KB|Ch|WLR|All\s?ER|Lloyd[’']?s\s+Rep|BCLC|ICR|IRLR|FLR|Cr\s+App\s+R|SCC(?:\s+\(\w+\))?|SCR|SCALE|Bom\s?LR|Cri\.?\s?L\.?J\.?)\s+\d{1,5}/gu,
  ],
  ['case', /\b(?:AIR|A\.I\.R\.)\s+(?:19|20)\d{2}\s+(?:SC|S\.C\.|\p{Lu}\p{L}{1,10}\.?)\s+\d{1,5}/gu],
  [
    'case',
    new RegExp(
      `\\b\\d{1,4}\\s+(?:${reporters})\\s+\\d{1,7}(?:,\\s*\\d{1,5}(?:[-–]\\d{1,5})?)?(?:\\s*\\((?:[^()]{0,40}\\s)?(?:18|19|20)\\d{2}\\))?`,
      'gu',
    ),
  ],
  [
    'eu',
    /\b(?:Joined\s+Cases|Cases?)\s+[CTF][-‑–]\d{1,4}\/\d{2}(?:\s*(?:P|PPU|R))?(?:(?:,\s*|\s+(?:and|to)\s+)[CTF][-‑–]\d{1,4}\/\d{2}){0,5}|\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}|\b(?:Council\s+)?(?:Directive|Regulation|Decision)\s+(?:\((?:EU|EC|EEC)\)\s+)?(?:No\.?\s+)?\d{1,4}\/\d{1,4}(?:\/(?:EU|EC|EEC|JHA|CFSP))?/gu,
  ],
];

/** Every citation in reading order, without overlaps. */
export function findCitations(text: string): readonly Citation[] {
  const kept: Citation[] = [];
  for (const [kind, form] of forms) {
    for (const match of text.matchAll(form)) {
      const found = {
        start: match.index,
        end: match.index + match[0].length,
        kind,
        text: match[0].replace(/\s+/gu, ' '),
      };
      if (!kept.some((other) => found.start < other.end && other.start < found.end)) kept.push(found);
    }
  }
  return kept.sort((left, right) => left.start - right.start);
}

/** One candidate per cited provision or case, the same citation once. */
export function citationCandidates(text: string): readonly Candidate[] {
  const seen = new Set<string>();
  return findCitations(text)
    .flatMap((citation) => {
      const normalised = citation.text.replace(/^the\s+/iu, '').slice(0, 300);
      if (seen.has(normalised.toLowerCase())) return [];
      seen.add(normalised.toLowerCase());
      return [
        candidate({
          spans: [citation],
          value: citation.text,
          normalised,
          score: citation.kind === 'statute' ? 0.85 : 0.9,
          reason: citation.kind === 'statute' ? 'a provision' : 'a citation of a case',
        }),
      ];
    })
    .map((one) => ({ ...one, spans: one.spans.map(({ start, end }) => ({ start, end })) }));
}
