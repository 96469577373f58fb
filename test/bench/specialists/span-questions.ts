/**
 * Questions for spans, as an untuned model is asked them: it lists what it finds, a line each, and every place of each text counts
 * as marked. Lines, not JSON: under a grammar the larger model wrote empty lists.
 */
import type { AnswerOf } from '../../../electron/contract/predict.ts';
import type { ChatQuestion } from './chat-model.ts';

export interface SpanQuestion {
  readonly types: readonly [string, ...string[]];
  readonly maxTokens: number;
  readonly ask: (text: string) => ChatQuestion;
}

type Entity = AnswerOf<'health.entities'>['entities'][number];

export const spanQuestions: Readonly<Record<string, SpanQuestion>> = {
  'health.entities': question('chemicals (drugs among them) and diseases', ['Chemical', 'Disease'], 200),
  'legal.entities': question(
    'names of courts, judges, lawyers, parties and others, dates, places, statutes, provisions, precedents and case numbers',
    [
      ...([
        'COURT',
        'PETITIONER',
        'RESPONDENT',
        'JUDGE',
        'LAWYER',
        'DATE',
        'ORG',
        'GPE',
        'STATUTE',
        'PROVISION',
      ] as const),
      ...(['PRECEDENT', 'CASE_NUMBER', 'WITNESS', 'OTHER_PERSON'] as const),
    ],
    300,
  ),
  'deid.entities-en': question(
    'words that identify a person or say something personal',
    [
      ...([
        'PERSON',
        'STREET_ADDRESS',
        'GPE',
        'PHONE_NUMBER',
        'EMAIL_ADDRESS',
        'DATE_TIME',
        'AGE',
        'NRP',
        'TITLE',
      ] as const),
      ...(['ORGANIZATION', 'CREDIT_CARD', 'IBAN_CODE', 'IP_ADDRESS', 'DOMAIN_NAME', 'US_SSN', 'ZIP_CODE'] as const),
      'US_DRIVER_LICENSE',
    ],
    200,
  ),
  'deid.entities-es': question(
    'words that identify the patient, relatives or staff (the text is Spanish)',
    [
      ...([
        'NOMBRE_SUJETO_ASISTENCIA',
        'NOMBRE_PERSONAL_SANITARIO',
        'EDAD_SUJETO_ASISTENCIA',
        'FECHAS',
        'CALLE',
      ] as const),
      ...(['TERRITORIO', 'PAIS', 'SEXO_SUJETO_ASISTENCIA', 'HOSPITAL', 'INSTITUCION', 'CENTRO_SALUD'] as const),
      ...(['ID_SUJETO_ASISTENCIA', 'ID_ASEGURAMIENTO', 'ID_TITULACION_PERSONAL_SANITARIO'] as const),
      ...(['ID_CONTACTO_ASISTENCIAL', 'CORREO_ELECTRONICO', 'NUMERO_TELEFONO', 'NUMERO_FAX'] as const),
      ...(['FAMILIARES_SUJETO_ASISTENCIA', 'PROFESION', 'OTROS_SUJETO_ASISTENCIA'] as const),
    ],
    500,
  ),
};

function question(what: string, types: readonly [string, ...string[]], maxTokens: number): SpanQuestion {
  const shared = `List all ${what} of the text, each copied exactly as it stands there. One line for each, its type first. Types: ${types.join(', ')}.\n\nText: `;
  return { types, maxTokens, ask: (text) => ({ shared, own: text.replace(/\n\s*\n/gu, '\n'), begin: '' }) };
}

/** The lines `TYPE: text` of an answer. */
export function listed({ types }: SpanQuestion, written: string): { readonly type: string; readonly text: string }[] {
  const known = new Map(types.map((type) => [type.toLowerCase(), type]));
  return written.split('\n').flatMap((line) => {
    const [, name = '', text = ''] = /^\W*([A-Za-z_ ]+?)\W*:\s*(.+?)\s*$/u.exec(line) ?? [];
    const type = known.get(name.toLowerCase());
    return type === undefined ? [] : [{ type, text: text.replace(/^["'`]+|["'`]+$/gu, '') }];
  });
}

/**
 * Every place where a listed text stands, whatever its case; of two at one place the longer, then the first listed. A list
 * within a line counts piece by piece. Texts that stand nowhere are lost.
 */
export function locateAll(text: string, found: readonly { readonly type: string; readonly text: string }[]): Entity[] {
  const places = found.flatMap(({ type, text: wanted }) => {
    const whole = placesOf(text, wanted);
    const pieces = whole.length > 0 ? whole : wanted.split(/[,;]/u).flatMap((piece) => placesOf(text, piece));
    return pieces.map((place) => ({ ...place, type }));
  });
  const longestFirst = [...places].sort((left, right) => right.end - right.start - (left.end - left.start));
  const kept: Entity[] = [];
  for (const one of longestFirst) {
    if (kept.some(({ start, end }) => start < one.end && end > one.start)) continue;
    kept.push({ ...one, text: text.slice(one.start, one.end), probability: 1 });
  }
  return kept.sort((left, right) => left.start - right.start);
}

function placesOf(text: string, piece: string): { readonly start: number; readonly end: number }[] {
  const wanted = piece.trim().toLowerCase();
  const lower = text.toLowerCase();
  if (wanted === '' || lower.length !== text.length) return [];
  const places = [];
  for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + wanted.length)) {
    const end = start + wanted.length;
    if (isWhole(text, start, end)) places.push({ start, end });
  }
  return places;
}

/** A word that begins or ends inside another one is not that word. */
function isWhole(text: string, start: number, end: number): boolean {
  const letters = /[\p{L}\p{N}]{2}/u;
  return !letters.test(text.slice(Math.max(0, start - 1), start + 1)) && !letters.test(text.slice(end - 1, end + 1));
}
