import { describe, expect, it } from 'vitest';
import { opinionWords } from '../../../electron/core/events/opinion-words.ts';

describe('what a hop says of somebody who was asked', () => {
  it('names what was agreed to, or not', () => {
    expect(opinionWords({ probability: 0.9 }, true, 'Is it law?')).toBe('agrees: Is it law?');
    expect(opinionWords({ probability: 0.2 }, false, 'Is it law?')).toBe('does not agree: Is it law?');
  });

  it('says why nobody could be asked', () => {
    expect(opinionWords({ probability: null, why: 'its file is missing' }, false, 'Is it law?')).toBe(
      'could not be asked: its file is missing',
    );
  });
});
