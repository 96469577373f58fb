/** Sections of a clinical note by their headings. */
import type { TextSpan } from '../candidate.ts';
import { group } from '../match-group.ts';

export interface NoteSection extends TextSpan {
  /** In lower case, white space folded; empty for the text before the first heading. */
  readonly heading: string;
  /** Where the heading stands. `start` and `end` of the section leave it out. */
  readonly title: TextSpan;
}

/** `MEDICATIONS:` in capitals anywhere a line or a transcribed comma begins; `Medications:` at the start of a line; a line of capitals alone. */
const capitals = /(?:^|[\n,.])[ \t]*(?<name>\p{Lu}[\p{Lu}\d /&()'’-]{1,58}[\p{Lu})])[ \t]*[:;](?=\s|,|$|[^\s\d])/gu;
const titled = /(?:^|\n)[ \t]*(?<name>\p{Lu}[\p{L}/&()'’ -]{2,48}?)[ \t]*:/gu;
const alone =
  /(?:^|\n)[ \t]*(?<name>(?:\p{Lu}[\p{Lu}\d /&'’-]{3,48}|(?:Allerg|Medication|Diagnos|Assessment|Plan|Impression|Findings|Procedure|History|Follow)[\p{L} &-]{0,40}))[ \t]*(?=\n|$)/gu;

/** A heading in small letters must hold a word that headings hold: "Penicillin: hives" is none. */
const headingWord =
  /\b(?:history|medic\w+|meds|allerg\w+|diagnos[ie]s|assessments?|plan|impressions?|findings|procedures?|operations?|operative|exam\w*|results?|labs?|laborator\w+|vitals?|subjective|objective|complaints?|course|disposition|follow|instructions|recommendations?|technique|comparison|indications?|conclusions?|summary|report|problems?|condition|review|social|family|surg\w+|an(?:ae|e)sthesia|specimens?|data|imaging|consult\w*|discharge|admission|admitting|complications|prescriptions?|drains|reason|background|description)\b/iu;
/** Where the writer signs, the last section ends. */
const signature =
  /\n[ \t]*(?<name>(?:Dictated|Signed|Electronically\s+signed|Read\s+by|Reported\s+by|Authenticated|Yours\s+(?:sincerely|faithfully)|Thank\s+you\s+for)\b|\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){1,4},\s*(?:M\.?D|D\.?O|R\.?N|N\.?P|P\.?A|MBBS|PGY|FRC|Consultant)\b)/gu;

/** In reading order; sections cover the whole text. */
export function readSections(text: string): readonly NoteSection[] {
  const titles = [...text.matchAll(titled)].filter((match) => headingWord.test(group(match, 'name')));
  const others = [capitals, alone].flatMap((form) => [...text.matchAll(form)]);
  const signed = [...text.matchAll(signature)].map((match) => ({ ...heading(match), heading: 'signature' }));
  const headings = withoutOverlaps([...[...others, ...titles].map(heading), ...signed]);
  const first = headings[0];
  const lead: readonly NoteSection[] =
    first === undefined || first.title.start > 0
      ? [{ heading: '', title: { start: 0, end: 0 }, start: 0, end: first?.title.start ?? text.length }]
      : [];
  return [...lead, ...headings.map((one, index) => ({ ...one, end: headings[index + 1]?.title.start ?? text.length }))];
}

function heading(match: RegExpExecArray): NoteSection {
  const name = group(match, 'name');
  const start = match.index + match[0].indexOf(name);
  const bodyStart = match.index + match[0].length;
  return {
    heading: name.toLowerCase().replace(/\s+/gu, ' ').trim(),
    title: { start, end: start + name.length },
    start: bodyStart,
    end: bodyStart,
  };
}

function withoutOverlaps(sections: readonly NoteSection[]): readonly NoteSection[] {
  const kept: NoteSection[] = [];
  for (const section of sections) {
    if (!kept.some(({ title, start }) => section.title.start < start && title.start < section.start))
      kept.push(section);
  }
  return kept.sort((left, right) => left.title.start - right.title.start);
}

/** Sections whose heading is one of the names, in the plural too, or joins one to another: "assessment and plan". */
export function sectionsNamed(sections: readonly NoteSection[], names: readonly string[]): readonly NoteSection[] {
  const wanted = new Set(names.flatMap((name) => [name, `${name}s`]));
  return sections.filter(({ heading: name }) => {
    const plain = name.replace(/\([^)]*\)|[()]/gu, '').trim();
    return wanted.has(plain) || plain.split(/\s*(?:\/|&|,|\band\b)\s*/u).some((part) => wanted.has(part));
  });
}

/** Section that holds the offset; null in a heading. */
export function sectionAt(sections: readonly NoteSection[], offset: number): NoteSection | null {
  return sections.find(({ start, end }) => offset >= start && offset < end) ?? null;
}
