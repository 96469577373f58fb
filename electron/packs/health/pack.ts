/** The health pack: one line per document type. */
import type { Pack } from '../pack.ts';
import { clinicalNote } from './clinical-note/type.ts';
import { consultation } from './consultation/type.ts';
import { dischargeSummary } from './discharge-summary/type.ts';
import { labLetter } from './lab-letter/type.ts';
import { operativeNote } from './operative-note/type.ts';
import { progressNote } from './progress-note/type.ts';
import { radiologyReport } from './radiology-report/type.ts';

export const health: Pack = {
  id: 'health',
  title: 'Health',
  general: 'clinical-note',
  types: [dischargeSummary, operativeNote, radiologyReport, consultation, progressNote, labLetter, clinicalNote],
};
