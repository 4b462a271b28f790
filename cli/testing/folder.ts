import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it as plain } from 'vitest';

/** A test that is given a folder of its own, which is removed after it. */
export const it = plain.extend<{ folder: string }>({
  // Vitest reads from the first parameter which other fixtures are needed: none.
  // biome-ignore lint/correctness/noEmptyPattern: so that it can be read
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});
