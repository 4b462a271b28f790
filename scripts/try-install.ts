// Shows that a fresh clone can be installed by the npm at hand, and that this leaves the lock file as it is: the platform packages
// of every system are in it. Nothing is installed.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './must.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-install-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(root, file), join(folder, file));
must(folder, 'npm', 'ci', '--dry-run', '--ignore-scripts', '--prefer-offline');
must(folder, 'npm', 'install', '--package-lock-only', '--ignore-scripts', '--prefer-offline');

const lock = (where: string) => readFileSync(join(where, 'package-lock.json'), 'utf8');
if (lock(folder) !== lock(root)) {
  process.stderr.write(
    'npm install would change package-lock.json: run npx npm@10 install, and commit what it writes\n',
  );
  process.exitCode = 1;
}
