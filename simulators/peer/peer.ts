import type { Clock, EpochMs } from '../../harness/clock/clock.ts';
import type { Random } from '../../harness/random/random.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import { listen, type React } from '../../harness/wire/listen.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Send } from '../../harness/wire/send.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import type { Network } from '../network/index.ts';
import { hostingActs, type MadeJoin } from './acts/hosting.ts';
import { joiningActs } from './acts/joining.ts';
import { requestActs } from './acts/requests.ts';
import { sendingActs } from './acts/sending.ts';
import { userActs } from './acts/users.ts';
import { waitingActs } from './acts/waiting.ts';
import { createHome } from './home.ts';
import { inboundHandlers } from './inbound/index.ts';
import { outbound } from './outbound.ts';
import { createReception } from './reception.ts';

export interface PeerOptions {
  readonly name: string;
  readonly target: {
    readonly serverName: string;
    /** Base URL of the federation API, without trailing slash: the paths of the dialect are put behind it. */
    readonly federationUrl: string;
  };
  readonly dialect: Dialect;
  readonly recorder: Recorder;
  readonly send: Send;
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
export type Peer = Awaited<ReturnType<typeof openPeer>>;

/**
 * Opens the port of a home server that answers as the draft says, takes in whatever it is sent, and does by itself
 * one thing only: as resident of a room it makes the joins that `m.room.invite_join` asks for. Everything else it
 * does when told. Rejects when the port cannot be had.
 */
export async function openPeer(options: PeerOptions) {
  const { name, target, dialect, recorder, send, network, random, clock, now = clock.now, patience } = options;
  const reception = Promise.withResolvers<React>();
  const listener = await listen({
    as: `peer ${name}`,
    from: 'target',
    recorder,
    react: async (request, exchange) => (await reception.promise)(request, exchange),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.advertise === undefined ? {} : { advertise: options.advertise }),
  });
  const serverName = listener.address;
  network.attach(serverName, listener);

  const home = createHome({ name, serverName, targetName: target.serverName, dialect, recorder, random, clock, now });
  const { federationUrl } = target;
  const { answerMs, deliveryMs } = patience;
  const out = outbound({ who: home.who, serverName, federationUrl, network, recorder, send, answerMs });
  const requests = requestActs(home, out);
  const sending = sendingActs(home, requests);
  const waiting = waitingActs(home, deliveryMs);
  const { answerInviteJoin, ...hosting } = hostingActs(home, sending, new Arrivals<MadeJoin>(clock), deliveryMs);
  const handlers = inboundHandlers(home, (pdu) => {
    answerInviteJoin(pdu).catch((error) => recorder.addProblem(`${home.who} could not make a join: ${error}`));
  });
  const { react, held } = createReception(home, network, handlers);
  reception.resolve(react);

  return {
    name,
    /** `host:port`, by which the target knows and reaches it. */
    serverName,
    port: listener.port,
    ...home.memory,
    /** The rooms it knows of, by room id. */
    contexts: home.contexts,
    /** How many requests of the target are kept waiting on purpose. */
    get held(): number {
      return held();
    },
    ...userActs(home),
    ...requests,
    ...sending,
    ...waiting,
    ...hosting,
    ...joiningActs(home, requests, sending, waiting),
    close: () => listener.close(),
  };
}
