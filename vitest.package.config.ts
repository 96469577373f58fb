import { defineConfig } from 'vitest/config';

// `npm run package:test`: makes the package, takes it apart, and runs what is in it. Some minutes; not part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/packaging/**/*.test.ts'],
    globalSetup: ['test/packaging/make-package.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
