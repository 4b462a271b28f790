import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition } from '../../../spec/editions/index.ts';
import { launch } from '../child-process.ts';
import { freePort } from '../free-port.ts';
import { observedTime } from '../observed-time.ts';
import { defaultPatience, loopbackPeers, type OpenParties, type Target } from '../target.ts';
import { serverAt, targetServers } from '../target-servers.ts';
import { loginSettings, suiteAccounts } from './suite-settings.ts';

const packageRoot = import.meta.url.endsWith('.ts') ? '../../../' : '../../../../';
const command = fileURLToPath(new URL(`${packageRoot}cli/touchstone.js`, import.meta.url));

/** A server for a suite: its passwords guard nothing, and nobody wants to wait as long as between real servers. */
const settings = {
  passwordCost: 2 ** 4,
  rates: 'off',
  federation: { requestTimeoutMs: 2_000, backoff: { firstMs: 100, maxMs: 2_000 } },
};

/** The reference server in a process of its own, on real time, with its store in a file: it can be killed and started again. */
export async function openReferenceProcess({ defaultDialect }: Edition, parties?: OpenParties): Promise<Target> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-reference-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const forget = () => {
    process.off('exit', removeFolder);
    removeFolder();
  };
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ ...settings, ...(parties && loginSettings(parties)) }));
  const words = ['serve', '--name', address, '--port', `${port}`, '--data', join(folder, 'data'), '--config', config];
  const launched = await launch({
    command: [process.execPath, command, ...words],
    folder,
    readyUrl: `http://${address}${defaultDialect.prefixes.client}/login`,
    readyWithinMs: 10_000,
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return {
    profile: {
      name: 'reference server in its own process',
      dialect: defaultDialect,
      patience: defaultPatience,
      peers: loopbackPeers,
      accounts: suiteAccounts,
      knownDeviations: [],
    },
    servers: targetServers(serverAt(address, launched)),
    ...observedTime(),
    reachesUs: true,
    async stop() {
      await launched.stop();
      forget();
    },
  };
}
