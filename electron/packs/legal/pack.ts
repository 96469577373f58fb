/** The legal pack: one line per document type. */
import type { Pack } from '../pack.ts';
import { contract } from './contract/type.ts';
import { judgment } from './judgment/type.ts';
import { lease } from './lease/type.ts';
import { licence } from './licence/type.ts';
import { nda } from './nda/type.ts';
import { serviceAgreement } from './service-agreement/type.ts';

export const legal: Pack = {
  id: 'legal',
  title: 'Legal',
  general: 'contract',
  types: [nda, licence, serviceAgreement, lease, judgment, contract],
};
