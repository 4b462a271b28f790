import { defineConfig } from 'vitest/config';

/** The whole suite against servers that are none. */
export default defineConfig({
  test: {
    include: ['test/degenerate/*.test.ts'],
    testTimeout: 300_000,
    // Each is a process of its own.
    maxConcurrency: 3,
  },
});
