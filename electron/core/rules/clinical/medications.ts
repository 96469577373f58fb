/** Medicines in a note: each with what stands beside it, dose, route, frequency, and what is done with it. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { splitSentences } from '../sentences.ts';
import { findDoses, findFrequencies, findRoutes } from './doses.ts';
import { isDrugName, nameWord } from './drug-names.ts';
import { checkDose } from './dose-check.ts';
import { listItems } from './list-items.ts';
import { medicationStatus, type MedicationStatus } from './medication-status.ts';
import { readSections, sectionAt, type NoteSection } from './note-sections.ts';

export interface Medication extends TextSpan {
  readonly name: string;
  readonly dose: string | null;
  readonly route: string | null;
  readonly frequency: string | null;
  readonly status: MedicationStatus;
  readonly score: number;
}

const medicationHeading = /\b(?:medications?|meds|medicines|prescriptions?|drugs)\b/u;
const allergyHeading = /\ballerg\w*\b/u;
const familyHeading = /\bfamily\b/u;
/** Words of a name after the first: `metoprolol succinate XL`, `vitamin D`, `Lasix 40`. */
const nameTail =
  /^(?:[ \t]+(?:tartrate|succinate|sulfate|sodium|potassium|chloride|hydrochloride|hcl|besylate|maleate|citrate|gluconate|carbonate|acetate|mesylate|acid|oxide|citrate|phosphate|fumarate|bromide|XL|XR|SR|CR|ER|LA|CD|HCT|HFA|DS|EC|D|D3|B12|B6|B|C|E|K|nasal|inhaler|insulin|glargine|lispro|aspart|NPH|regular|R|N|70\/30|with\s+codeine|and\s+hydrochlorothiazide)\b(?!:))+/iu;

/** In reading order; the same name with the same dose and status once. */
export function findMedications(text: string): readonly Medication[] {
  const sections = readSections(text);
  const anchors = drugAnchors(text, sections);
  const listed = listedAnchors(text, sections, anchors);
  const all = [...anchors, ...listed].sort((left, right) => left.start - right.start);
  return unique(all.map((anchor, index) => readMedication(text, anchor, all[index + 1], sections)));
}

/** The same as candidates of the field `medications`. */
export function medicationCandidates(text: string): readonly Candidate[] {
  return findMedications(text)
    .filter(isTaken)
    .map((medication) => {
      const { start, end, score, ...value } = medication;
      return candidate({
        spans: [{ start, end }],
        value: text.slice(start, end).replace(/\s+/gu, ' '),
        normalised: { ...value },
        score,
        reason: medication.dose === null ? 'the name of a medicine' : 'the name of a medicine with its dose',
        assertion: medication.status === 'denied' ? 'negated' : medication.status === 'past' ? 'past' : 'affirmed',
        checks: [checkDose(medication.dose)],
      });
    });
}

// Allergies are a field of their own.
function isTaken({ status }: Medication): boolean {
  return status !== 'allergy';
}

function drugAnchors(text: string, sections: readonly NoteSection[]): readonly TextSpan[] {
  const found: TextSpan[] = [];
  for (const match of text.matchAll(nameWord)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!isDrugName(match[0]) || isSkipped(sections, start)) continue;
    const last = found.at(-1);
    if (last !== undefined && /^[\s/-]{0,2}$/u.test(text.slice(last.end, start))) {
      found[found.length - 1] = { start: last.start, end }; // "ferrous sulfate", "insulin glargine"
    } else if (!isMeasured(text, start, end)) {
      found.push({ start, end: end + (nameTail.exec(text.slice(end, end + 40))?.[0].length ?? 0) });
    }
  }
  return found;
}

function isSkipped(sections: readonly NoteSection[], offset: number): boolean {
  const section = sectionAt(sections, offset);
  return section === null || familyHeading.test(section.heading);
}

function isAllergen(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 40), start);
  return (
    /^[\s-]{1,2}(?:allerg|causes|caused|intoleran|anaphyl)/iu.test(text.slice(end, end + 12)) ||
    /\b(?:allerg\w+\s+(?:to|include)|reactions?\s+to|intoleran\w+\s+(?:to|of))\b[^.;]*$/iu.test(lead)
  );
}

// "potassium of 4.2", "iron level": a blood value, not a medicine, unless a salt or a dose says otherwise.
function isMeasured(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end).toLowerCase();
  if (/^(?:ortho|osteo|soma|nicotine|caffeine|glucose)$/u.test(name)) return true;
  if (!/^(?:potassium|calcium|magnesium|iron|vitamin|folate|folic|niacin|testosterone|digoxin|lithium)$/u.test(name)) {
    return false;
  }
  const tail = text.slice(end, end + 50);
  return !nameTail.test(tail) && !/^[^.;\n]{0,30}\b\d[\d,.]*\s?(?:mg|mcg|units?|meq|iu|g|tab|cap)\b(?!\/)/iu.test(tail);
}

// In a list of medicines the first words of an item are a name, known or not, when a dose follows.
function listedAnchors(
  text: string,
  sections: readonly NoteSection[],
  known: readonly TextSpan[],
): readonly TextSpan[] {
  return sections
    .filter(
      ({ heading }) => medicationHeading.test(heading) && !allergyHeading.test(heading) && !familyHeading.test(heading),
    )
    .flatMap((section) => listItems(text, section))
    .filter((item) => !known.some((anchor) => anchor.start < item.end && item.start < anchor.end))
    .flatMap((item) => {
      const body = text.slice(item.start, Math.min(item.end, item.start + 160));
      const dose = findDoses(body)[0];
      const name = /^(?:IV\s+)?[\p{L}][\p{L}\d' /-]{2,40}?(?=\s+\d|\s+\(|,|$)/u.exec(body)?.[0];
      if (
        name === undefined ||
        dose === undefined ||
        dose.start > 60 ||
        /\b(?:none|as|see|the|refer|patient|continue)\b/iu.test(name)
      )
        return [];
      return [{ start: item.start, end: item.start + name.length }];
    });
}

function readMedication(
  text: string,
  anchor: TextSpan,
  next: TextSpan | undefined,
  sections: readonly NoteSection[],
): Medication {
  const section = sectionAt(sections, anchor.start) ?? { heading: '', start: 0, end: text.length };
  const limit = Math.min(next?.start ?? text.length, section.end, anchor.end + 130);
  const sig = readSig(sentencePart(text.slice(anchor.end, limit)));
  const listed = medicationHeading.test(section.heading);
  return {
    start: anchor.start,
    end: anchor.end + sig.length,
    name: text.slice(anchor.start, anchor.end).replace(/\s+/gu, ' ').toLowerCase(),
    dose: sig.dose,
    route: sig.route ?? findRoutes(text.slice(anchor.start, anchor.end))[0]?.normalised ?? null,
    frequency: sig.frequency,
    status: statusOf(text, anchor, section),
    score: sig.dose !== null ? 0.9 : listed ? 0.85 : 0.7,
  };
}

function statusOf(text: string, anchor: TextSpan, section: TextSpan & { readonly heading: string }): MedicationStatus {
  const { start, end } = anchor;
  if (allergyHeading.test(section.heading) || isAllergen(text, start, end)) return 'allergy';
  return medicationStatus(sentenceLead(text, start, section.start), text.slice(end, end + 80), section.heading);
}

/** What follows a name: dose, route and frequency, and how far they reach. */
function readSig(tail: string): Pick<Medication, 'dose' | 'route' | 'frequency'> & { readonly length: number } {
  const dose = findDoses(tail)[0];
  const route = findRoutes(tail)[0];
  const times = findFrequencies(tail).slice(0, 3);
  const words = [...new Set(times.map(({ normalised }) => normalised))].slice(0, 2);
  return {
    dose: dose?.normalised ?? null,
    route: route?.normalised ?? null,
    frequency: words.length === 0 ? null : words.join(', '),
    length: Math.max(0, ...[dose, route, ...times].map((part) => part?.end ?? 0)),
  };
}

// Up to the end of the sentence; a dot inside "p.o. b.i.d." ends nothing.
function sentencePart(tail: string): string {
  const end = /\.(?=\s+[\p{Lu}]|,\d|\s+\d{1,2}\.)|\n\s*(?=[\p{Lu}\d•-])|;/u.exec(tail);
  return end === null ? tail : tail.slice(0, end.index + (end[0] === '.' ? 1 : 0));
}

function sentenceLead(text: string, at: number, sectionStart: number): string {
  const from = Math.max(sectionStart, at - 110);
  const lead = text.slice(from, at);
  const last = splitSentences(lead).at(-1);
  return last === undefined ? lead : lead.slice(last.start);
}

// The same medicine with and without its dose is one, unless something else was done with it.
function unique(medications: readonly Medication[]): readonly Medication[] {
  return medications.filter(
    (one, index) => !medications.some((other, at) => other !== one && covers(other, one, at < index)),
  );
}

function covers(other: Medication, one: Medication, isEarlier: boolean): boolean {
  if (other.name !== one.name) return false;
  const sameStatus = other.status === one.status || one.status === 'unknown';
  if (one.dose === null && other.dose !== null) return sameStatus || !['stopped', 'denied'].includes(one.status);
  return isEarlier && sameStatus && (other.dose === one.dose || one.dose === null);
}
