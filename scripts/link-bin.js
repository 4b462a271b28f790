// npm links the commands of a package's dependencies, not its own. In a clone this adds ours, so that
// `npx touchstone` runs what is here, without asking a registry. Runs after npm install and npm ci.
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules', '.bin');
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

mkdirSync(folder, { recursive: true });
for (const [name, path] of Object.entries(bin)) {
  const command = join(root, path);
  const link = join(folder, name);
  chmodSync(command, 0o755);
  rmSync(link, { force: true });
  if (process.platform === 'win32') writeFileSync(`${link}.cmd`, `@node "${command}" %*\r\n`);
  else symlinkSync(relative(folder, command), link);
}
