import { defineConfig } from 'vitest/config';

/** Unit tests lie beside what they test. The proofs take longer and have a configuration of their own. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'test/proofs/**'],
  },
});
