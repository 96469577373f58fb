import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SignalHeadFile } from '../../../electron/contract/signal-head.ts';
import { answerResearchQuestion } from '../../../electron/features/judge/answer-research-question.ts';

const file = path.resolve(import.meta.dirname, '../../../models/heads/health.question-signals.json');
const head = SignalHeadFile.parse(JSON.parse(readFileSync(file, 'utf8')));
const methods = 'Ninety patients were drawn by lot to walk or to rest.';

describe('a research question', () => {
  test('is answered yes where the results speak for it, and no where nothing differed', () => {
    const found =
      'Walking significantly improved sleep (p < 0.01). Sleep was significantly better in walkers (p<0.001).';
    const nothing =
      'There was no significant difference in sleep (p = 0.62). Pain was not different (p = 0.8), and scores did not differ.';
    const asked = 'Does walking improve sleep?';
    expect(answerResearchQuestion(asked, [methods, found], head).label).toBe('yes');
    expect(answerResearchQuestion(asked, [methods, nothing], head).label).toBe('no');
  });

  test('without a question or a text a person decides', () => {
    expect(answerResearchQuestion('', [methods], head)).toMatchObject({
      label: 'maybe',
      abstained: true,
      evidence: [],
    });
    expect(answerResearchQuestion('Is it so?', [], head)).toMatchObject({ abstained: true, evidence: [] });
    expect(answerResearchQuestion('Is it so?', ['', ' '], head)).toMatchObject({ abstained: true });
  });

  test('quotes what stands in the contexts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (question, contexts) => {
        const { evidence, probability } = answerResearchQuestion(question, contexts, head);
        expect(probability).toBeGreaterThan(0);
        for (const { context, start, end, text } of evidence) expect(contexts[context]?.slice(start, end)).toBe(text);
      }),
    );
  });

  test('a text of 100,000 words is answered in seconds', () => {
    const started = performance.now();
    answerResearchQuestion('Does it help?', ['The result was not significant. '.repeat(20_000)], head);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
