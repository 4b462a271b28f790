import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { packageRoot } from '../package-paths.ts';
import { it } from '../testing/folder.ts';

const command = join(packageRoot, 'cli/touchstone.js');

it('touchstone serve ends when the npx that started it is ended, though a shell stands between', {
  timeout: 60_000,
}, async ({ folder }) => {
  // As npm does: it runs a command by a shell, and passes no signal on.
  const npm = join(folder, 'npx-cli.js');
  const words = `'${process.execPath}' '${command}' serve --port 0 --name hs.example; true`;
  writeFileSync(
    npm,
    `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(words)}], { stdio: 'inherit' });`,
  );
  const npx = spawn(process.execPath, [npm], {
    cwd: folder,
    env: { ...process.env, npm_command: 'exec' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  npx.stdout.setEncoding('utf8');
  const [line] = (await once(npx.stdout, 'data')) as [string];
  expect(line).toContain('as hs.example');
  const ended = once(npx.stdout.resume(), 'close');
  npx.kill('SIGTERM');
  // The server has this pipe too: it closes when the last of them is gone.
  await ended;
});
