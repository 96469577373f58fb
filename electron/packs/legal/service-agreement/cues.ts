import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'service agreement',
    'services agreement',
    'consulting agreement',
    'consultancy agreement',
    'maintenance agreement',
    'hosting agreement',
    'outsourcing agreement',
    'statement of work',
  ],
  signs: ['services', 'service provider', 'consultant', 'contractor', 'deliverables', 'fees', 'maintenance'],
  headLabels: ['Service', 'Consulting Agreements', 'Maintenance', 'Hosting', 'Outsourcing'],
};
