import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'non-disclosure agreement',
    'nondisclosure agreement',
    'non disclosure agreement',
    'confidentiality agreement',
    'confidential disclosure agreement',
    'mutual nda',
    'secrecy agreement',
  ],
  signs: ['confidential information', 'disclosing party', 'receiving party', 'recipient', 'disclose'],
  headLabels: [],
};
