// What the demo imports and asks: the samples, or a folder of the person's own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run.mjs';

const samples = path.join(root, 'resources', 'samples');

export function demoMatters(own) {
  if (own !== undefined) {
    const pack = process.env.CLOISTER_DEMO_PACK === 'health' ? 'health' : 'legal';
    return [
      {
        name: path.basename(path.resolve(own)),
        pack,
        folder: path.resolve(own),
        questions: ['What is the governing law?'],
      },
    ];
  }
  const { questions } = JSON.parse(readFileSync(path.join(samples, 'expected.json'), 'utf8'));
  return [
    {
      name: 'Sample agreements',
      pack: 'legal',
      folder: path.join(samples, 'legal'),
      questions: questions.legal.map(({ question }) => question),
    },
    {
      name: 'Sample patient',
      pack: 'health',
      folder: path.join(samples, 'health'),
      questions: questions.health.map(({ question }) => question),
    },
  ];
}
