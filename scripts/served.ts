import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from '../harness/targets/child-process.ts';
import { freePort } from '../harness/targets/free-port.ts';

const touchstone = resolve(import.meta.dirname, '../cli/touchstone.js');

/**
 * Serves the reference server by itself for as long as `use` takes, with the settings it has when its operator gives none, but for its
 * limits: a suite asks more in a minute than they let one address ask.
 */
export async function withServed<T>(use: (url: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'touchstone-served-'));
  const config = join(data, 'config.json');
  writeFileSync(config, JSON.stringify({ rates: 'off' }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const served = await launch({
    command: [process.execPath, touchstone, 'serve', '--port', String(port), '--data', data, '--config', config],
    folder: data,
    readyUrl: url,
    readyWithinMs: 60_000,
  });
  try {
    return await use(url);
  } finally {
    await served.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
