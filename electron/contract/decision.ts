/** What a person decided about a finding. The original stays; a decision adds a version. */
import { z } from 'zod';
import { DecisionId, FindingId, UserId, UtcTime, EventIndex } from './ids.ts';
import { FindingValue } from './finding.ts';

export const ReviewAct = z.enum(['accept', 'correct', 'reject', 'absent', 'escalate']);
export type ReviewAct = z.infer<typeof ReviewAct>;

export const Decision = z.strictObject({
  id: DecisionId,
  finding: FindingId,
  /** The version the person looked at. */
  version: z.int().min(1),
  act: ReviewAct,
  reason: z.string().max(1000),
  by: UserId,
  byName: z.string().max(200),
  role: z.string().max(40),
  at: UtcTime,
  secondsOnScreen: z.number().nonnegative().nullable(),
  before: FindingValue.nullable(),
  after: FindingValue.nullable(),
  event: EventIndex,
});
export type Decision = Readonly<z.infer<typeof Decision>>;
