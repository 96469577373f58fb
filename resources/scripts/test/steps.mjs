// What `npm test` runs, in order. A gate counts as one test; a suite counts its own.
export const gates = [
  { name: 'types of electron', command: 'tsc', args: ['-p', 'electron'] },
  { name: 'types of renderer', command: 'tsc', args: ['-p', 'renderer'] },
  { name: 'types of test', command: 'tsc', args: ['-p', 'test'] },
  { name: 'style', command: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  {
    name: 'arrows between rooms',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'electron', 'renderer'],
  },
  { name: 'nothing unused', command: 'knip', args: [] },
  { name: 'build', command: 'electron-vite', args: ['build', '--logLevel', 'warn'] },
];

export const suites = [
  { name: 'rooms', args: ['run'] },
  { name: 'screens in a browser', args: ['run', '--config', 'test/renderer/browser/vitest.config.ts'] },
  { name: 'window', args: ['run', '--config', 'vitest.e2e.config.ts'] },
  { name: 'demo without a network', args: ['run', '--config', 'vitest.demo.config.ts'] },
];
