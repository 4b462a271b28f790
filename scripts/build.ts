// npm run build: what is published, in dist/: JavaScript with its types, and beside it the files that the code reads.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './must.ts';

const root = join(import.meta.dirname, '..');
const read = ['spec/requirements.yaml', 'reports/html/page', 'reports/json/run.schema.json'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
must(root, 'tsc', '-p', 'tsconfig.build.json');
for (const path of read) cpSync(join(root, path), join(root, 'dist', path), { recursive: true });
