import { UsageError, UserError } from '../../harness/user-error.ts';
import { ServeError, serve } from '../../reference-server/index.ts';
import type { ExitStatus } from '../exit-status.ts';
import { npmGone } from '../terminal/npm-watch.ts';
import { stopSignalOfProcess } from '../terminal/stop-signal.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ServeRequest } from './command.ts';

/** Carries out `touchstone serve`: runs the reference server until a signal ends it. */
export async function serveUntilStopped(request: ServeRequest, terminal: Terminal): Promise<ExitStatus> {
  // Looked for at once: it may be gone by the time that the server listens.
  const stopped = Promise.race([stopSignalOfProcess(), npmGone(process.env)]);
  const { host, port, data, config } = request;
  // In an address, an IPv6 host stands in brackets.
  const urlHost = host.includes(':') ? `[${host}]` : host;
  if (request.name === undefined && port === 0) {
    throw new UsageError('--port 0 needs a --name: other servers find the port in the name, and it is not known yet.');
  }
  const name = request.name ?? `${urlHost}:${port}`;
  const serving = await serve({
    ...{ name, host, port, dataDir: data },
    ...(config !== undefined && { configFile: config }),
  }).catch(asUserError);
  terminal.out(`listening on http://${urlHost}:${serving.port} as ${name}\n`);
  await stopped;
  await serving.stop();
  return 0;
}

function asUserError(error: unknown): never {
  if (!(error instanceof ServeError)) throw error;
  throw error.about === 'config' ? new UsageError(error.message) : new UserError(error.message);
}
