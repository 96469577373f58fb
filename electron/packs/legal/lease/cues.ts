import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'lease',
    'lease agreement',
    'tenancy agreement',
    'rental agreement',
    'sublease',
    'sublease agreement',
    'commercial lease',
  ],
  signs: ['landlord', 'tenant', 'lessor', 'lessee', 'premises', 'rent', 'security deposit'],
  headLabels: [],
};
