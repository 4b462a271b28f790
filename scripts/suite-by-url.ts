// The suite against a home server that runs by itself. Its passwords are costly and its back-off is real, so two workers ask it at once.
// node scripts/suite-by-url.ts REPORT-FOLDER
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { withServed } from './served.ts';

const touchstone = resolve(import.meta.dirname, '../cli/touchstone.js');
const reportFolder = resolve(process.argv[2] ?? 'touchstone-report');

await withServed(async (url) => {
  const words = [touchstone, 'run', url, '--tags', 'not @browser', '--parallel', '2', '--quiet', '--out', reportFolder];
  const [status] = await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit');
  process.exitCode = status ?? 2;
});
