import type { Clock, EpochMs } from '../../harness/clock/clock.ts';
import type { Random } from '../../harness/random/random.ts';
import { listen } from '../../harness/wire/listen.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Send } from '../../harness/wire/send.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import { type Network, nameAsAddress, type Resolve } from '../network/index.ts';
import { userActs } from './acts/users.ts';
import { waitingActs } from './acts/waiting.ts';
import { askerOf } from './asker.ts';
import type { PeerEdition } from './edition.ts';
import { createHome, type TargetServers } from './home.ts';
import type { Learnt } from './learnt.ts';
import { outbound } from './outbound.ts';
import { createReception } from './reception.ts';

export interface PeerOptions {
  readonly name: string;
  /** The names of the servers of the target. The first is meant wherever none is named. */
  readonly servers: TargetServers;
  /** Where other servers are; their names are their addresses when left out. */
  readonly resolve?: Resolve;
  readonly dialect: Dialect;
  /** What peers learn from what the target sends; shared by those to whom it is given. */
  readonly learnt?: Learnt;
  /** Whether its PDUs have a depth; they do when left out. */
  readonly tellsDepth?: boolean;
  readonly recorder: Recorder;
  readonly send: Send;
  /** The links to other servers. Peers on one network reach each other as they do the target. */
  readonly network: Network;
  readonly random: Random;
  readonly clock: Clock;
  /** The time that it writes into what it sends; that of `clock` when left out. */
  readonly now?: () => EpochMs;
  readonly patience: {
    /** For the answer to a request, in milliseconds. */
    readonly answerMs: number;
    /** For what the target is to send, in milliseconds. */
    readonly deliveryMs: number;
  };
  /** 0, the default, picks a free one. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** The name under which the target reaches `host`, where it is another. */
  readonly advertise?: string | undefined;
}

/** A scripted home server. */
export type Peer = Awaited<ReturnType<typeof openHomeServer>>;

/**
 * Opens the port of a home server that answers as its edition says, takes in whatever it is sent, and does by itself
 * one thing only: as resident of a room it makes the joins that it is asked for. Everything else it does when told.
 * Rejects when the port cannot be had.
 */
export async function openHomeServer(options: PeerOptions, edition: PeerEdition) {
  const { name, servers, resolve = nameAsAddress, dialect, recorder, send, network, random, clock } = options;
  const { now = clock.now, patience, learnt = {}, tellsDepth = true } = options;
  const reception = Promise.withResolvers<ReturnType<typeof createReception>>();
  const listener = await listen({
    as: `peer ${name}`,
    from: (request) => askerOf(() => edition.claimedOrigin(request), servers).party,
    recorder,
    react: async (request, exchange) => (await reception.promise).react(request, exchange),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.advertise === undefined ? {} : { advertise: options.advertise }),
  });
  const serverName = listener.address;

  const isPeer = (other: string) => network.ownServer(other) !== undefined;
  const told = { name, serverName, servers, isPeer, dialect, learnt, tellsDepth };
  const home = createHome({ ...told, recorder, random, clock, now }, edition.format);
  const { answerMs, deliveryMs } = patience;
  const out = outbound({ who: home.who, serverName, resolve, network, recorder, send, answerMs });
  const { told: acts, byItself } = edition.acts(home, out, deliveryMs);
  const handlers = edition.handlers(home, (pdu, from) => {
    byItself(pdu, from).catch((error) => recorder.addProblem(`${home.who} could not make a join: ${error}`));
  });
  const door = createReception(home, network, handlers, edition);
  network.attach(serverName, { party: home.who, port: listener, receive: door.receive });
  reception.resolve(door);

  return {
    name,
    /** `host:port`, by which the target knows and reaches it. */
    serverName,
    port: listener.port,
    /** What its PDUs, and those it is sent, say. */
    format: edition.format,
    ...home.memory,
    /** The rooms it knows of, by room id. */
    contexts: home.contexts,
    /** How many requests are kept waiting on purpose. */
    get held(): number {
      return door.held();
    },
    ...userActs(home),
    ...waitingActs(home, deliveryMs),
    ...acts,
    close: () => listener.close(),
  };
}
