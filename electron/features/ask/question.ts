/** One question inside one matter. */
import type { DocumentId, MatterId } from '../../contract/ids.ts';

export interface Question {
  readonly matter: MatterId;
  readonly document: DocumentId | null;
  readonly text: string;
}
