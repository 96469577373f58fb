import { defineConfig } from 'vitest/config';

// Every screen and state in an installed Chromium, in both themes, looked over for barriers: a suite of `npm test`.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.browser.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
