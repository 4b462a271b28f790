import { defineConfig } from 'vitest/config';

/** Unit tests lie beside what they test. The proofs take longer and have a configuration of their own. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // A machine may be busy with other work: only what hangs is ended.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    exclude: ['**/node_modules/**', 'dist/**', 'test/proofs/**'],
  },
});
