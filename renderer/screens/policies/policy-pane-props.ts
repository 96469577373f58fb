/** What the pane of one policy and its parts are given. */
import type { PolicyStatus } from '../../bridge/types.ts';

export interface PolicyPaneProps {
  readonly status: PolicyStatus;
  readonly onChange: (after: PolicyStatus) => void;
}
