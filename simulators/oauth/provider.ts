import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { type Clock, systemClock } from '../../harness/clock/clock.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { configurationOf } from './configuration.ts';
import { createDesk } from './desk.ts';
import type { Misbehaviour, Selection } from './misbehaviours/index.ts';
import { paths } from './paths.ts';
import { reception } from './reception.ts';
import { createRecord, type OAuthRecord } from './record.ts';
import { type Claims, type OAuthClient, Registry } from './registry.ts';
import { signingKey } from './signing-key.ts';

export interface OAuthProviderOptions {
  /** As the consent page and the transcript name it; `provider` when left out. */
  readonly name?: string;
  readonly host?: string;
  /** 0, the default, picks a free one. */
  readonly port?: number;
  /** The name others use for this host; its address when left out. */
  readonly advertise?: string;
  readonly clients?: readonly OAuthClient[];
  /** Claims by name of the user. */
  readonly accounts?: Readonly<Record<string, Claims>>;
  readonly clock?: Clock;
  /**
   * Where what home servers send (codes to redeem, access tokens) is recorded just now: the provider outlives an
   * Example. What users send is recorded by whoever sends them.
   */
  readonly recorder?: () => Recorder;
  /** Requests that are served in all; beyond, connections are dropped. */
  readonly requestLimit?: number;
}

/** An OAuth2 provider with a consent page. */
export interface OAuthProvider {
  readonly name: string;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string;
  readonly record: OAuthRecord;
  /** Lets a home server in, or takes the place of what was known under its id. */
  registerClient(client: OAuthClient): void;
  /** What the provider tells of that user. Whoever was not added can sign in all the same, and has `sub` only. */
  addAccount(name: string, claims?: Claims): void;
  /** Lets the next `times` requests (1 when left out), of one authorization or client, meet a misbehaviour. */
  misbehave(misbehaviour: Misbehaviour, options?: Selection & { readonly times?: number }): void;
  /** Takes back every misbehaviour, and lets go of whoever is kept waiting. */
  behave(): void;
  close(): Promise<void>;
}

const connectionLimit = 200;
const requestTimeoutMs = 30_000;

/** Opens a provider on a port of its own. Rejects when the port cannot be had. */
export async function openOAuthProvider(options: OAuthProviderOptions = {}): Promise<OAuthProvider> {
  const { name = 'provider', host = '127.0.0.1', clock = systemClock } = options;
  const registry = new Registry();
  for (const client of options.clients ?? []) registry.addClient(client);
  for (const [account, claims] of Object.entries(options.accounts ?? {})) registry.addAccount(account, claims);

  const server = await listening(options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://${options.advertise ?? host}:${port}`;
  const aside = () => new Recorder(clock.now);
  const recorder = options.recorder ?? aside;
  const record = createRecord(clock);
  const desk = createDesk({ name, registry, record, recorder });

  const library = new Provider(issuer, configurationOf(name, registry, { keys: [await signingKey()] }));
  // What it would print is that somebody went away; what breaks is a problem of the run.
  library.silent = true;
  library.on('server_error', (_context, error) => recorder().addProblem(`${name} broke: ${error}`));
  library.use(reception({ desk, library, aside, requestLimit: options.requestLimit ?? 20_000 }));
  server.on('request', library.callback());

  return {
    name,
    issuer,
    authorizationEndpoint: issuer + paths.authorization,
    tokenEndpoint: issuer + paths.token,
    userinfoEndpoint: issuer + paths.userinfo,
    record,
    registerClient: (client) => registry.addClient(client),
    addAccount: (account, claims = {}) => registry.addAccount(account, claims),
    misbehave: (misbehaviour, selected) => desk.plan.misbehave(misbehaviour, selected),
    behave: () => desk.plan.clear(),
    close() {
      desk.plan.clear();
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listening(port: number, host: string): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer({ requestTimeout: requestTimeoutMs });
  server.maxConnections = connectionLimit;
  server.once('error', reject);
  server.listen(port, host, () => resolve(server));
  return promise;
}
