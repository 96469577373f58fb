import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newCategories } from '../bench/judge/contract-windows.ts';
import { projectFolder } from '../bench/retrieval/data-folder.ts';

const file = join(projectFolder, 'models', 'recipes', 'adapter', 'judge-questions.json');
const questions = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')));

describe('the questions that the evidence judge is trained on', () => {
  it('ask about no category that measures questions it never saw', () => {
    expect(Object.keys(questions).filter((category) => category in newCategories)).toEqual([]);
    expect(Object.keys(questions)).toHaveLength(28);
  });

  it('use no words of those categories, under which they would be asked about all the same', () => {
    const words = /\baudit|inspect|\bcap\b|compet|insur|change of control|warrant|exclusiv|most favou?red/iu;
    expect(
      Object.values(questions)
        .flat()
        .filter((question) => words.test(question)),
    ).toEqual([]);
  });

  it('are three different wordings each', () => {
    for (const [category, wordings] of Object.entries(questions)) expect(new Set(wordings).size, category).toBe(3);
  });
});
