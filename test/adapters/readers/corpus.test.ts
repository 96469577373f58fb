import { describe, expect, it } from 'vitest';
import { ReadOutcome } from '../../../electron/contract/text.ts';
import { corpusFiles, readCorpus } from './read-corpus.ts';

const files = corpusFiles();
/** Every twelfth; `npm run bench -- corpus` reads all. */
const sample = files.filter((_, index) => index % 12 === 0);

describe('hostile PDFs from bug reports', () => {
  // They lie beside the project and may not be passed on; without them our own bad documents are the test.
  it.runIf(sample.length > 0)(
    'each end in a typed outcome, none in a crash',
    async () => {
      const results = await readCorpus(sample);
      expect(results).toHaveLength(sample.length);
      for (const { name, outcome } of results) {
        expect(ReadOutcome.safeParse(outcome).success, name).toBe(true);
        expect(outcome, name).not.toMatchObject({ reason: 'crashed' });
      }
    },
    300_000,
  );
});
