// npm run build: what is published, in dist/: JavaScript with its types, and beside it the files that the code reads.
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './must.ts';

const root = join(import.meta.dirname, '..');
const config: { include: readonly string[] } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
const read = config.include.map((folder) => `${folder}/**/*.{css,html,js,json,svg,yaml}`);
/** It starts what is in dist/, from outside. */
const command = 'cli/touchstone.js';

rmSync(join(root, 'dist'), { recursive: true, force: true });
must(root, 'tsc', '-p', 'tsconfig.build.json');
for (const path of globSync(read, { cwd: root, exclude: ['**/testing/**', command] })) {
  cpSync(join(root, path), join(root, 'dist', path));
}
