/** Words for where a site's model stands. */
import type { ModelStage } from '../../contract/site-model.ts';

export const stageWords: Readonly<Record<ModelStage, string>> = {
  imported: 'imported, not tested, not in use',
  'test-failed': 'failed its test, not in use',
  tested: 'tested, waits for two approvals',
  'half-approved': 'approved by one of two people, not in use',
  live: 'in use',
  replaced: 'approved, another version is in use',
  expired: 'past its last day, not in use',
  revoked: 'taken out of use',
};
