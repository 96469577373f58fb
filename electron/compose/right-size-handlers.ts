/** Calls about the right size. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import { readReports } from '../features/models/right-size-reports.ts';
import type { Parts } from './parts.ts';
import { readPicked } from './picked-files.ts';
import { rightSize } from './right-sizing.ts';

type RightSizeCalls = 'models.rightsize' | 'models.rightsize-reports';

export function rightSizeHandlers(parts: Parts): Pick<Handlers<CallsTo<'engine', typeof modelCalls>>, RightSizeCalls> {
  return {
    'models.rightsize': async ({ task, token, watts }) => {
      const gold = token === null ? null : parseLines(await readPicked(token, parts));
      return rightSize({ task, gold, watts }, parts);
    },
    'models.rightsize-reports': async () => [...(await readReports(parts.sessions.require().record))],
  };
}

function parseLines(text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch (cause) {
      throw new CloisterError('invalid', { subject: `line ${at + 1} is no JSON`, cause });
    }
  });
}
