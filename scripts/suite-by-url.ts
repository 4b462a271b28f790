// The suite against a home server that runs by itself, with the settings it has when its operator gives none. Its passwords are
// costly and its back-off is real, so two workers ask it at once.
// node scripts/suite-by-url.ts REPORT-FOLDER
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from '../harness/targets/child-process.ts';
import { freePort } from '../harness/targets/free-port.ts';

const touchstone = resolve(import.meta.dirname, '../cli/touchstone.js');
const reportFolder = resolve(process.argv[2] ?? 'touchstone-report');

const data = mkdtempSync(join(tmpdir(), 'touchstone-served-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const served = await launch({
  command: [process.execPath, touchstone, 'serve', '--port', String(port), '--data', data],
  folder: data,
  readyUrl: url,
  readyWithinMs: 10_000,
});
try {
  const words = [touchstone, 'run', url, '--tags', 'not @browser', '--parallel', '2', '--quiet', '--out', reportFolder];
  const [status] = await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit');
  process.exitCode = status ?? 2;
} finally {
  await served.stop();
  rmSync(data, { recursive: true, force: true });
}
