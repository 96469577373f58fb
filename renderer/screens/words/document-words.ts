/** Words for what became of a file: outcome, reason, problem, step, kind. Each refusal comes with its way out. */
import type {
  DocumentKind,
  DocumentOutcome,
  DocumentRecord,
  DocumentStatus,
  PageStatus,
  Problem,
  ReadLimit,
  RejectReason,
} from '../../bridge/types.ts';

export interface StateWords {
  readonly title: string;
  readonly way: string;
}

export const rejectWords: Readonly<Record<RejectReason, StateWords>> = {
  empty: { title: 'Refused: an empty file', way: 'The file has no content. Ask for it again, or leave it out.' },
  damaged: {
    title: 'Refused: damaged',
    way: 'The file breaks off or contradicts itself. Ask the sender for a fresh copy.',
  },
  'not-supported': {
    title: 'Refused: unknown type',
    way: 'Save it as PDF or plain text, then import that copy.',
  },
  'not-a-file': {
    title: 'Refused: a link',
    way: 'Import the file it points to instead.',
  },
  crashed: {
    title: 'Refused: stopped the reader',
    way: 'The reader was started again and nothing else was touched. Print the file to a new PDF and import that.',
  },
  unreadable: {
    title: 'Refused: does not open',
    way: 'Check that it is not open elsewhere and that you may read it, then try again.',
  },
};

export const limitWords: Readonly<Record<ReadLimit, StateWords>> = {
  bytes: { title: 'Over the size limit', way: 'Split the file, or ask who set the limit on file size.' },
  pages: {
    title: 'Over the page limit',
    way: 'Only the first pages were read. Split the file, or ask who set the limit on pages.',
  },
  time: {
    title: 'Reading took too long',
    way: 'What was read in time is kept. Try again, split the file, or raise the limit in settings.',
  },
  memory: {
    title: 'Needed too much memory',
    way: 'What was read before is kept. Split the file and import the parts.',
  },
};

export const outcomeWords: Readonly<Record<DocumentOutcome, StateWords>> = {
  ok: { title: 'Ready', way: '' },
  partial: {
    title: 'Some pages not read',
    way: 'The pages that could be read are ready. Look at the others yourself.',
  },
  'needs-password': {
    title: 'Password needed',
    way: 'Save a copy without its password, remove this one, and import the copy.',
  },
  'needs-ocr': {
    title: 'A scan without text',
    way: 'No words are stored in the file. You can read the pages here; nothing was found on them. Import a version with a text layer.',
  },
  rejected: { title: 'Refused', way: 'Nothing of it was kept as readable text.' },
  limit: { title: 'A limit was met', way: 'What was read before the limit is kept.' },
  failed: {
    title: 'Did not finish',
    way: 'What was done before is kept. Try again; it goes on where it stopped.',
  },
};

export const problemWords: Readonly<Record<Problem['code'], string>> = {
  'page-unreadable': 'Could not be read',
  'page-needs-ocr': 'A scan without text',
  'hidden-text': 'Has text that does not show on the page; it is never used as a quote',
  'partial-text': 'Some of its text could not be read',
  'pages-over-limit': 'Pages after the limit were not read',
  'wrong-extension': 'The name does not say what the file is',
  'encoding-guessed': 'The writing system was guessed',
  'control-characters': 'Has characters that do not belong in text; they were left out',
  other: 'Needs a look',
};

export const statusWords: Readonly<Record<DocumentStatus, string>> = {
  received: 'Waiting',
  kept: 'Kept, waiting to be read',
  read: 'Read, being sorted',
  indexed: 'Searchable, looking for findings',
  ready: 'Ready',
};

export const pageWords: Readonly<Record<PageStatus, string>> = {
  ok: 'read',
  partial: 'read in part',
  'needs-ocr': 'a scan without text',
  illegible: 'could not be read',
};

export const kindWords: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  image: 'image',
  docx: 'Word',
  sheet: 'spreadsheet',
  text: 'plain text',
  html: 'web page',
  mail: 'e-mail',
  archive: 'archive',
  hl7v2: 'HL7 v2',
  ccda: 'C-CDA',
  fhir: 'FHIR',
};

/** The state of one file as a sentence and its way out: the reason where there is one, else the outcome. */
export function documentState(document: Pick<DocumentRecord, 'outcome' | 'reason' | 'status'>): StateWords {
  const { outcome, reason, status } = document;
  if (reason !== null && reason in rejectWords) return rejectWords[reason as RejectReason];
  if (reason !== null && reason in limitWords) return limitWords[reason as ReadLimit];
  if (outcome === 'ok' && status !== 'ready') return { title: statusWords[status], way: '' };
  return outcomeWords[outcome];
}

/** Whether a person has to do something before this file is whole. */
export function needsPerson(document: Pick<DocumentRecord, 'outcome'>): boolean {
  return document.outcome !== 'ok';
}

/** Whether trying again can change anything: not for a file that is refused for what it is. */
export function canRetry({ outcome, reason }: Pick<DocumentRecord, 'outcome' | 'reason'>): boolean {
  if (outcome === 'failed') return true;
  if (outcome === 'limit') return reason === 'time' || reason === 'memory';
  return outcome === 'rejected' && (reason === 'crashed' || reason === 'unreadable');
}
