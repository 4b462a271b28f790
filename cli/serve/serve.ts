import { UsageError, UserError } from '../../harness/user-error.ts';
import { isLoopback, ServeError, serve } from '../../reference-server/index.ts';
import type { ExitStatus } from '../exit-status.ts';
import { npmGone } from '../terminal/npm-watch.ts';
import { stopSignalOfProcess } from '../terminal/stop-signal.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ServeRequest } from './request.ts';

/** Carries out `touchstone serve`: runs the reference server until a signal ends it. */
export async function serveUntilStopped(request: ServeRequest, terminal: Terminal): Promise<ExitStatus> {
  // Looked for at once: it may be gone by the time that the server listens.
  const stopped = Promise.race([stopSignalOfProcess(), npmGone(process.env)]);
  const { host, port, data, config, logLevel } = request;
  // In an address, an IPv6 host stands in brackets.
  const urlHost = host.includes(':') ? `[${host}]` : host;
  if (request.name === undefined && port === 0) {
    throw new UsageError('--port 0 needs a --name: other servers find the port in the name, and it is not known yet.');
  }
  const name = request.name ?? `${urlHost}:${port}`;
  const serving = await serve({
    ...{ name, host, port, dataDir: data, logLevel },
    ...(config !== undefined && { configFile: config }),
  }).catch(asUserError);
  terminal.out(`listening on http://${urlHost}:${serving.port} as ${name}\n`);
  if (!isLoopback(host)) terminal.err(openNetworkWarning(host));
  await stopped;
  await serving.stop();
  return 0;
}

/** What it means to listen where others reach the server. The draft has no proof of who sends a federation request. */
function openNetworkWarning(host: string): string {
  return `Warning: ${host} is not a loopback address.
- Federation requests are not signed: anyone who can reach this port can speak for any server.
- Traffic is not encrypted. Put a TLS proxy in front of it, and list its address under trustedProxies.
- Requests to loopback and private addresses are refused. To allow them, set federation.forbidden.
`;
}

function asUserError(error: unknown): never {
  if (!(error instanceof ServeError)) throw error;
  throw error.about === 'config' ? new UsageError(error.message) : new UserError(error.message);
}
