import { defineConfig } from 'vitest/config';

// One worker at a time for native modules (SQLite, LanceDB, llama): two of them in threads of one process abort.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/demo/**', 'test/packaging/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
