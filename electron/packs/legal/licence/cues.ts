import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: ['license agreement', 'licence agreement', 'licensing agreement', 'software license', 'software licence'],
  signs: ['licensor', 'licensee', 'license', 'licence', 'royalty', 'royalties', 'sublicense'],
  headLabels: ['License_Agreements'],
};
