// What the demo imports and asks: the samples, or a folder of the person's own.
import path from 'node:path';
import { root } from '../run.mjs';

const samples = path.join(root, 'resources', 'samples');

export function demoMatters(own) {
  if (own !== undefined) {
    const pack = process.env.CLOISTER_DEMO_PACK === 'health' ? 'health' : 'legal';
    return [{ name: path.basename(path.resolve(own)), pack, folder: path.resolve(own), questions: ['What is the governing law?'] }];
  }
  return [
    {
      name: 'Sample agreements',
      pack: 'legal',
      folder: path.join(samples, 'legal'),
      questions: [],
    },
    {
      name: 'Sample patient',
      pack: 'health',
      folder: path.join(samples, 'health'),
      questions: [],
    },
  ];
}
