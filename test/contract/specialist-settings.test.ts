import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  EvidenceJudgeSettings,
  LabelAdapterSettings,
  evidencePrompt,
  labelPrompt,
} from '../../electron/contract/specialist-settings.ts';

const judge = EvidenceJudgeSettings.parse({
  kind: 'evidence-judge',
  template: { id: 'evidence-judge', version: 1 },
  prefixTemplate: 'Paragraph: {passage}',
  promptTemplate: '\nQuestion: {question}\nAnswer:',
  yes: ' yes',
  no: ' no',
  maxPrefixTokens: 160,
});

describe('prompts of adapters', () => {
  test('are exactly those of training, white space folded', () => {
    expect(evidencePrompt(judge, 'The fee\n is  900 EUR. ', ' What is the fee?')).toEqual({
      prefix: 'Paragraph: The fee is 900 EUR.',
      prompt: '\nQuestion: What is the fee?\nAnswer:',
      labels: [' yes', ' no'],
      maxPrefixTokens: 160,
    });
  });

  test('a label adapter asks with its verbalizers in the order of its labels', () => {
    const labels = [
      { id: 'audit', title: 'Audit Rights', verbalizer: ' audit' },
      { id: 'law', title: 'Governing Law', verbalizer: ' law' },
    ];
    const settings = LabelAdapterSettings.parse({
      ...{ kind: 'label-adapter', template: { id: 'clause', version: 1 }, labels, maxPrefixTokens: 96 },
      ...{ prefixTemplate: '{text}', promptTemplate: '\nLabel:' },
    });
    expect(labelPrompt(settings, 'Some\tclause')).toEqual({
      ...{ prefix: 'Some clause', prompt: '\nLabel:', labels: [' audit', ' law'], maxPrefixTokens: 96 },
    });
  });

  test('a passage cannot change its own prompt, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z${}&]{1,40}$/u), (passage) => {
        const { prefix, prompt } = evidencePrompt(judge, passage, '{passage}$&');
        expect(prefix).toBe(`Paragraph: ${passage}`);
        expect(prompt).toBe('\nQuestion: {passage}$&\nAnswer:');
      }),
    );
  });

  test.each(['no placeholder', '{passage} and {passage}'])('the template %j is refused', (prefixTemplate) => {
    expect(EvidenceJudgeSettings.safeParse({ ...judge, prefixTemplate }).success).toBe(false);
  });
});
