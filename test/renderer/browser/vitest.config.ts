import { defineConfig } from 'vitest/config';

// The window in an installed Chromium: `vitest run --config test/renderer/browser/vitest.config.ts`.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.browser.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
