import { defineConfig } from 'vitest/config';

// One run of the demo, looked at by many tests.
export default defineConfig({
  test: {
    include: ['test/demo/**/*.test.ts'],
    globalSetup: ['test/demo/run-demo.ts'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
