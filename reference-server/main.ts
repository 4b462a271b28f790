import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo, BlockList } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { ServerName } from '../spec/wire/ids.ts';
import { HomeServerSettings } from './config/home-server.ts';
import { servedRates } from './config/rates.ts';
import { createHomeServer, type HomeServer } from './create-home-server.ts';
import { forbiddenRanges, isLoopback, privateRanges } from './federation/forbidden-addresses.ts';
import { httpSend } from './federation/http-send.ts';
import type { Log } from './ports.ts';
import { sqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { systemPorts } from './system-ports.ts';

type Settings = z.input<typeof HomeServerSettings>;

/** The server could not be started, for a reason that whoever started it can remove. */
export class ServeError extends Error {
  /** `address`: the port or host cannot be used. `data`: the folder or the store in it. `config`: the file. */
  readonly about: 'address' | 'data' | 'config';

  constructor(about: ServeError['about'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ServeError';
    this.about = about;
  }
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface ServeOptions {
  /** The server's name: what comes after the colon in its users' ids. */
  readonly name: string;
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Made when it is not there; holds the store. */
  readonly dataDir: string;
  /** YAML or JSON with any of the keys of `HomeServerSettings`. */
  readonly configFile?: string;
  /** What is logged, and all that weighs more: `info` when not given. `debug` has a line for each request. */
  readonly logLevel?: LogLevel;
  /** JSON lines to stderr when not given. */
  readonly log?: Log;
}

export interface Serving {
  readonly port: number;
  /** Ends requests and connections and closes the store. */
  stop(): Promise<void>;
}

/** Runs a home server on a port, with its store in a folder. Rejects with a ServeError. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const settings: Settings = options.configFile === undefined ? {} : await readSettings(options.configFile);
  const log = options.log ?? (await stderrLog(options.logLevel ?? 'info'));
  const store = openStore(options.dataDir, options.name);
  const host = options.host ?? '127.0.0.1';
  const send = httpSend({ forbidden: forbiddenFor(host, settings) });
  const home = createHomeServer(
    { ...settings, rates: servedRates(settings.rates), serverName: options.name, store },
    systemPorts({ log, httpSend: send }),
  );
  try {
    return await listen(home, host, options.port);
  } catch (error) {
    await home.stop();
    throw error;
  }
}

/** Listens with a home server and starts it. Rejects with a ServeError when the address cannot be used. */
export async function listen(home: HomeServer, host: string, port: number): Promise<Serving> {
  const server = http.createServer(home.handle);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(addressError(error, host, port)));
  server.listen(port, host, resolve);
  await promise;
  home.start();
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await home.stop();
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** Where a server that listens there sends nothing. Whoever reaches it from outside shall not reach into its network. */
function forbiddenFor(host: string, { federation }: Settings): BlockList {
  return forbiddenRanges(federation?.forbidden ?? (isLoopback(host) ? [] : privateRanges));
}

async function stderrLog(level: LogLevel): Promise<Log> {
  const { destination, pino } = await import('pino');
  const log: Log = pino({ level }, destination(2));
  return log;
}

function addressError(error: NodeJS.ErrnoException, host: string, port: number): ServeError {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} of ${host} is taken: stop what uses it, or choose another`,
    EACCES: `port ${port} of ${host} is not allowed: choose one above 1023`,
    EADDRNOTAVAIL: `${host} is not an address of this machine`,
    ENOTFOUND: `${host} is not a known host`,
  };
  return new ServeError(
    'address',
    why[error.code ?? ''] ?? `cannot listen on ${host}:${port}: ${error.message}`,
    error,
  );
}

function openStore(dataDir: string, name: string): Store {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    return sqliteStore(join(dataDir, 'homeserver.db'), ServerName.parse(name));
  } catch (error) {
    throw new ServeError('data', `the data folder ${dataDir} cannot be used: ${textOf(error)}`, error);
  }
}

async function readSettings(file: string): Promise<Settings> {
  const { parse } = await import('yaml');
  try {
    const content: unknown = parse(readFileSync(file, 'utf8')) ?? {};
    return HomeServerSettings.parse(content);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : textOf(error);
    throw new ServeError('config', `the configuration ${file} cannot be used: ${why}`, error);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
