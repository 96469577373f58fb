/** The shape of a domain pack: document types and their fields as data. A document type is one folder and one line in its pack. */
import type { z } from 'zod';
import type { PackId } from '../contract/document.ts';
import type { FindingStatus, FindingValue } from '../contract/finding.ts';
import type { Risk } from '../contract/pack-view.ts';

/** The grammars of `core/rules` that a field may name. What each one reads is said in `features/extract/rule-table.ts`. */
export type RuleName =
  | 'parties'
  | 'agreement-date'
  | 'effective-date'
  | 'term'
  | 'expiration-date'
  | 'renewal-term'
  | 'notice-period'
  | 'governing-law'
  | 'liability-cap'
  | 'clause'
  | 'court'
  | 'judgment-parties'
  | 'judgment-date'
  | 'case-numbers'
  | 'judges'
  | 'disposition'
  | 'citations'
  | 'medications'
  | 'allergies'
  | 'problems'
  | 'section-items'
  | 'section-text'
  | 'follow-up'
  | 'lab-values';

/** One grammar and what it is told. `phrases` are plain words in lower case; `sections` are headings of a clinical note. */
export interface Rule {
  readonly name: RuleName;
  readonly phrases?: readonly string[];
  readonly sections?: readonly string[];
}

/** What the field is in plain words. The schema is that of the normalised value of one finding. */
export interface FieldText {
  readonly title: string;
  readonly describes: string;
  readonly risk: Risk;
  /** True: one finding per item (each medication); false: one finding. */
  readonly many: boolean;
  readonly schema: z.ZodType;
}

export interface Field extends FieldText {
  readonly id: string;
  readonly rule: Rule | null;
  /** CUAD category names whose clauses hold the field. */
  readonly clauses: readonly string[];
  /** Asked of the evidence judge, one passage at a time; null: no model is asked. */
  readonly question: string | null;
}

/** How a document of this type says what it is. All words in lower case. */
export interface TypeCues {
  /** Phrases of a title: `non-disclosure agreement`. */
  readonly titles: readonly string[];
  /** Words seen in such documents whatever their title; some of them must be there. */
  readonly signs: readonly string[];
  /** Labels of the trained type head that mean this type, as in the data it was trained on. */
  readonly headLabels: readonly string[];
}

/** A short text of this type that we wrote, with what extraction by rules must give. */
export interface Example {
  readonly name: string;
  /** Pages of the text. */
  readonly pages: readonly string[];
  /** One entry per expected finding, in the order of the fields. */
  readonly expected: readonly {
    readonly field: string;
    readonly status: FindingStatus;
    readonly normalised: FindingValue;
    readonly quote: string | null;
  }[];
}

export interface DocumentType {
  readonly id: string;
  readonly title: string;
  readonly cues: TypeCues;
  readonly fields: readonly Field[];
  readonly examples: readonly Example[];
}

export interface Pack {
  readonly id: PackId;
  readonly title: string;
  /** The type given to a document of this domain that is none of the others. */
  readonly general: string;
  readonly types: readonly DocumentType[];
}

/** The parts of a type as its folder holds them. Every field has a rule entry and may have a question. */
export interface TypeParts<Id extends string> {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<Id, FieldText>>;
  readonly rules: Readonly<Record<Id, { readonly rule: Rule | null; readonly clauses: readonly string[] }>>;
  readonly questions: Readonly<Partial<Record<Id, string>>>;
  readonly cues: TypeCues;
  readonly examples: readonly Example[];
}

/** Puts the files of a type's folder together. Order of fields is the order of findings. */
export function documentType<Id extends string>(parts: TypeParts<Id>): DocumentType {
  const ids = Object.keys(parts.fields) as Id[];
  return {
    id: parts.id,
    title: parts.title,
    cues: parts.cues,
    fields: ids.map((id) => ({
      id,
      ...parts.fields[id],
      ...parts.rules[id],
      question: parts.questions[id] ?? null,
    })),
    examples: parts.examples,
  };
}

/** The document type of that id, or the general one. */
export function typeOf(pack: Pack, id: string): DocumentType {
  const found = pack.types.find((type) => type.id === id) ?? pack.types.find((type) => type.id === pack.general);
  if (found === undefined) throw new TypeError(`pack ${pack.id} has no general type`);
  return found;
}
