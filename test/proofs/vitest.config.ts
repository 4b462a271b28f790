import { defineConfig } from 'vitest/config';

/** What must be shown of the whole, and takes longer than a unit test may. */
export default defineConfig({
  test: {
    include: ['test/proofs/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
