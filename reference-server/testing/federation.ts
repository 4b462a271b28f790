import { ServerName } from '../../spec/wire/ids.ts';
import type { EmittedDialect } from '../config/home-server.ts';
import { createHomeServer, type HomeServer } from '../create-home-server.ts';
import type { HttpAnswer, HttpRequest, HttpSend } from '../ports.ts';
import type { Rules } from '../rules/index.ts';
import type { Store } from '../store/store.ts';
import { systemPorts } from '../system-ports.ts';
import { type InProcessRequest, inProcess } from './in-process.ts';
import { ManualClock } from './manual-clock.ts';
import { User } from './user.ts';

type Ask = (request: InProcessRequest) => Promise<HttpAnswer>;

/** Comes between two servers: sends the request on, or does not. */
export type Fault = (request: HttpRequest, send: HttpSend) => Promise<HttpAnswer>;

interface Parts {
  readonly store?: Store;
  readonly rules?: Rules;
  readonly dialect?: EmittedDialect;
}

/** Several home servers in one process, on one clock that tests move, with no port. */
export class Federation {
  readonly clock = new ManualClock();
  /** Every request between servers, in the order they were sent. */
  readonly requests: HttpRequest[] = [];
  fault: Fault = (request, send) => send(request);
  readonly #reach = new Map<string, Ask>();
  readonly #servers = new Map<string, HomeServer>();

  /** Adds a server; one of the same name is replaced, as by a restart when it has the same store. */
  add(name: string, parts: Parts = {}): Ask {
    const { store, rules, dialect = 'draft-2014-08' } = parts;
    const ports = systemPorts({ clock: this.clock, random: () => 0.5, httpSend: (request) => this.#carry(request) });
    const server = createHomeServer(
      { serverName: name, dialect, passwordCost: 2, ...(store ? { store } : {}) },
      ports,
      rules,
    );
    const ask = inProcess(server.handle);
    this.#reach.set(name, ask);
    this.#servers.set(name, server);
    server.start();
    return ask;
  }

  /** Lets a name lead to something scripted. */
  script(name: string, ask: Ask): void {
    this.#reach.set(name, ask);
  }

  async user(server: string, name: string): Promise<User> {
    return User.register(this.#reach.get(server) ?? this.add(server), name);
  }

  /** Sends a request as if from another server. */
  ask(server: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const ask = this.#reach.get(server) ?? this.add(server);
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return ask({ method, path: `/matrix/federation/v1${path}`, ...text }).then((answer) => ({
      status: answer.status,
      body: JSON.parse(answer.body),
    }));
  }

  async stop(name: string): Promise<void> {
    await this.#servers.get(name)?.stop();
    this.#servers.delete(name);
    this.#reach.delete(name);
  }

  async stopAll(): Promise<void> {
    for (const name of [...this.#servers.keys()]) await this.stop(name);
  }

  #carry(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request);
    const ask = this.#reach.get(request.destination);
    const send: HttpSend = async (sent) => {
      if (!ask) throw new Error(`${sent.destination} refuses connections`);
      return ask(sent);
    };
    return this.fault({ ...request, destination: ServerName.parse(request.destination) }, send);
  }
}
