import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
/** Walks name files from the root, or from the folder that the walk is about. */
const bases = ['.', 'reference-server', 'harness/verdict'];
const paths = new Set(Array.from(text.matchAll(/`([\w./-]+\.(?:ts|js|feature))`/g), ([, path = '']) => path));

it.each([...paths])('the walks name a file that is there: %s', (path) => {
  expect(bases.some((base) => existsSync(join(root, base, path)))).toBe(true);
});
