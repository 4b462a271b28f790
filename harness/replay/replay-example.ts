import { createServer, type Server } from 'node:http';
import type { Agent } from 'undici';
import { request } from 'undici';
import { findEndpoint } from '../../spec/dialects/index.ts';
import type { Target } from '../targets/target.ts';
import { readBounded } from '../wire/body.ts';
import type { Exchange } from '../wire/exchange.ts';
import { isTarget } from '../wire/party.ts';
import { predecessors } from './order.ts';
import { Translation } from './translation.ts';

/** An Example of the suite as it was recorded, and how long it took there. */
export interface RecordedExample {
  readonly id: string;
  readonly exchanges: readonly Exchange[];
  readonly durationMs: number;
}

export interface ReplayOptions {
  readonly target: Target;
  /** The name that the target had when it was recorded. */
  readonly recordedName: string;
  readonly connections: Agent;
}

/** Longer than any exchange takes in which nothing is waited for. */
const longestMs = 500;
const bodyLimitBytes = 4 * 1024 * 1024;

/**
 * Does again what the clients and peers of an Example did, and nothing else: no step, no record, no check. Returns how long that
 * took, without the time it takes to translate; undefined where the target did not answer as it did then.
 */
export async function replayExample(
  { exchanges }: RecordedExample,
  options: ReplayOptions,
): Promise<number | undefined> {
  const replay = new Replay(exchanges, options);
  const peers = await Promise.all(recordedPeers(exchanges).map((address) => openPeer(address, replay)));
  const begun = performance.now();
  const isFaithful = await replay.run();
  const durationMs = performance.now() - begun - replay.translatingMs;
  for (const peer of peers) {
    peer.close();
    peer.closeAllConnections();
  }
  return isFaithful ? durationMs : undefined;
}

class Replay {
  readonly #exchanges: readonly Exchange[];
  readonly #options: ReplayOptions;
  readonly #translation = new Translation();
  readonly #ends: readonly PromiseWithResolvers<boolean>[];
  readonly #pushed = new Set<number>();
  translatingMs = 0;

  constructor(exchanges: readonly Exchange[], options: ReplayOptions) {
    this.#exchanges = exchanges;
    this.#options = options;
    this.#ends = exchanges.map(() => Promise.withResolvers<boolean>());
    this.#translation.add(options.recordedName, options.target.servers[0].serverName);
  }

  /** Whether every exchange took place, and every answer had the status that was recorded. */
  async run(): Promise<boolean> {
    const before = predecessors(this.#exchanges);
    const late = AbortSignal.timeout(longestMs * 4);
    late.addEventListener('abort', () => {
      for (const { resolve } of this.#ends) resolve(false);
    });
    for (const [place, exchange] of this.#exchanges.entries()) {
      if (!isTarget(exchange.to)) continue;
      const wait = Promise.all((before[place] ?? []).map((index) => this.#ends[index]?.promise));
      wait.then(() => this.#ask(exchange)).then(this.#ends[place]?.resolve, () => this.#ends[place]?.resolve(false));
    }
    return (await Promise.all(this.#ends.map(({ promise }) => promise))).every(Boolean);
  }

  /** Answers the target as a peer did: with what it answered to the first request of that kind that is not answered yet. */
  answer(peer: string, method: string, target: string, body: string): { status: number; body: string } {
    const place = this.#exchanges.findIndex(
      ({ request: recorded }, index) =>
        !this.#pushed.has(index) &&
        recorded.headers.host === peer &&
        recorded.method === method &&
        this.#endpointOf(recorded.method, recorded.url) === this.#endpointOf(method, target),
    );
    const exchange = this.#exchanges[place];
    if (!exchange?.answer) return { status: 200, body: '{}' };
    this.#pushed.add(place);
    this.#ends[place]?.resolve(true);
    const { answer, request: recorded } = exchange;
    return this.#translating((translation) => {
      translation.learn(recorded.body?.text ?? '', body);
      return { status: answer.status, body: translation.body(answer.body.text) };
    });
  }

  async #ask({ request: recorded, answer: expected }: Exchange): Promise<boolean> {
    const { target, connections } = this.#options;
    const { pathname, search } = new URL(recorded.url);
    const [path, body] = this.#translating((translation) => [
      translation.target(pathname + search),
      recorded.body && translation.body(recorded.body.text),
    ]);
    const answer = await request(`${target.servers[0].clientUrl}${path}`, {
      dispatcher: connections,
      method: recorded.method as 'GET',
      headers: recorded.headers,
      ...(body === null ? {} : { body }),
      signal: AbortSignal.timeout(longestMs),
    });
    const read = await readBounded(answer.body, bodyLimitBytes);
    this.#translating((translation) => translation.learn(expected?.body.text ?? '', read.bytes.toString('utf8')));
    return answer.statusCode === expected?.status;
  }

  /** What is asked for, without what it is asked about. */
  #endpointOf(method: string, target: string): string | undefined {
    const { dialect } = this.#options.target.profile;
    return findEndpoint(dialect, { method, path: target.replace(/\?.*$/s, '') })?.name;
  }

  #translating<T>(work: (translation: Translation) => T): T {
    const begun = performance.now();
    const done = work(this.#translation);
    this.translatingMs += performance.now() - begun;
    return done;
  }
}

/** The addresses at which the target reached the peers. */
function recordedPeers(exchanges: readonly Exchange[]): readonly string[] {
  return [...new Set(exchanges.flatMap(({ to, request: { headers } }) => (isTarget(to) ? [] : (headers.host ?? []))))];
}

/** A peer that does nothing but answer, at the address it had when it was recorded, so that its name need not be translated. */
function openPeer(address: string, replay: Replay): Promise<Server> {
  const { hostname, port } = new URL(`http://${address}`);
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer(async (incoming, response) => {
    const { bytes } = await readBounded(incoming, bodyLimitBytes);
    const { status, body: answer } = replay.answer(
      address,
      incoming.method ?? '',
      incoming.url ?? '',
      bytes.toString('utf8'),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  });
  server.once('error', reject);
  server.listen(Number(port), hostname, () => resolve(server));
  return promise;
}
