/** A decision of a court. */
import { z } from 'zod';

export const fields = {
  court: { title: 'Court', describes: 'Which court decided', risk: 'medium', many: false, schema: z.string().max(200) },
  parties: {
    title: 'Parties',
    describes: 'Between whom the case was',
    risk: 'high',
    many: false,
    schema: z.array(z.string().max(200)).max(40),
  },
  date: {
    title: 'Date of judgment',
    describes: 'The day on which the court decided',
    risk: 'high',
    many: false,
    schema: z.iso.date(),
  },
  caseNumber: {
    title: 'Case number or citation',
    describes: 'The number that the court gave the case, or the citation of this judgment',
    risk: 'high',
    many: true,
    schema: z.string().max(100),
  },
  judges: {
    title: 'Judges',
    describes: 'Who decided',
    risk: 'low',
    many: false,
    schema: z.array(z.string().max(200)).max(20),
  },
  disposition: {
    title: 'Outcome',
    describes: 'What the court decided',
    risk: 'high',
    many: false,
    schema: z.string().max(1000),
  },
  citations: {
    title: 'Statutes and cases cited',
    describes: 'Each provision and each earlier case that the text names',
    risk: 'medium',
    many: true,
    schema: z.string().max(300),
  },
} as const;
