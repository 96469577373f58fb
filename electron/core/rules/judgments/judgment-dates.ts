/** The day on which a court decided. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import { findDates } from '../dates.ts';

const head = 6000;

/** The day named after "decided", "dated" or its like at the head or the end; else the first date at the head. */
export function findJudgmentDates(text: string): readonly Candidate[] {
  const dates = findDates(text).filter(
    ({ iso, start }) => iso !== null && (start < head || text.length - start < 2500),
  );
  return bestFirst(
    dates.map(({ start, end, iso, text: words }) => {
      const lead = text.slice(Math.max(0, start - 60), start);
      const decided =
        /\b(?:decided|dated?|delivered|pronounced|filed|handed\s+down|judgment\s+of|judgment\s+date|entered|approved)\b[^.;\n]{0,40}$/iu.test(
          lead,
        );
      const heard = /\b(?:argued|heard|hearing|submitted|reserved|born|impugned|appeal\s+from)\b[^.;\n]{0,40}$/iu.test(
        lead,
      );
      const score =
        (start < head ? 0.6 : 0.5) + (decided ? 0.3 : 0) - (heard ? 0.35 : 0) - (start < head ? start / head / 10 : 0);
      return candidate({
        spans: [{ start, end }],
        value: words,
        normalised: iso,
        score,
        reason: decided ? 'the date after "decided", "dated" or its like' : 'a date at the head or the end',
      });
    }),
  );
}
