import type { Clock, EpochMs } from '../../harness/clock/clock.ts';
import type { Random } from '../../harness/random/random.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import { Context } from './context.ts';
import type { PduFormat } from './format.ts';
import type { Learnt } from './learnt.ts';
import { createMemory, type Memory } from './memory.ts';
import { Outbox } from './outbox.ts';

export interface HomeOptions {
  readonly name: string;
  readonly serverName: string;
  /** The names of the servers of the target. The first is meant wherever none is named. */
  readonly servers: TargetServers;
  /** Whether a peer has that name. */
  readonly isPeer: (serverName: string) => boolean;
  /** What is learnt goes before what it says. */
  readonly dialect: Dialect;
  readonly learnt: Learnt;
  /** Whether its PDUs have a depth: the draft's have none, those of its day did. */
  readonly tellsDepth: boolean;
  readonly recorder: Recorder;
  readonly random: Random;
  /** Its deadlines run on it. */
  readonly clock: Clock;
  /** The time that it writes into what it sends. */
  readonly now: () => EpochMs;
}

export type TargetServers = readonly [string, ...string[]];

export interface Profile {
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/** Everything that a peer is, knows and remembers. It does nothing by itself. */
export interface Home extends HomeOptions {
  /** As the transcript names it. */
  readonly who: string;
  readonly format: PduFormat;
  readonly memory: Memory;
  readonly contexts: Map<string, Context>;
  /** By user id: the users that the peer has. */
  readonly profiles: Map<string, Profile>;
  /** Room ids by alias. */
  readonly aliases: Map<string, string>;
  /** Answers given to transactions, by origin and id, for when one comes again. */
  readonly answers: Map<string, string>;
  /** The keys of the PDUs received. */
  readonly received: Set<string>;
  /** Whether a server of the target or a peer has that name. */
  readonly isKnown: (serverName: string | undefined) => serverName is string;
  /** What was sent to a server. */
  readonly outboxTo: (serverName: string) => Outbox;
  /** The context of that room id, known from now on. */
  readonly context: (roomId: string) => Context;
  /** An id that this peer has not used before. */
  readonly freshId: () => string;
}

export function createHome(options: HomeOptions, format: PduFormat): Home {
  const contexts = new Map<string, Context>();
  const outboxes = new Map<string, Outbox>();
  let { dialect } = options;
  return {
    ...options,
    get dialect() {
      const { prevPdus = dialect.prevPdus } = options.learnt;
      if (prevPdus !== dialect.prevPdus) dialect = { ...dialect, prevPdus };
      return dialect;
    },
    who: `peer ${options.name}`,
    format,
    memory: createMemory(options.clock),
    contexts,
    profiles: new Map(),
    aliases: new Map(),
    answers: new Map(),
    received: new Set(),
    isKnown: (serverName): serverName is string =>
      serverName !== undefined && (options.servers.includes(serverName) || options.isPeer(serverName)),
    outboxTo: (serverName) => kept(outboxes, serverName, () => new Outbox()),
    context: (roomId) => kept(contexts, roomId, () => new Context(roomId, format)),
    freshId: () => options.random.word(20),
  };
}

function kept<T>(things: Map<string, T>, key: string, make: () => T): T {
  const known = things.get(key) ?? make();
  things.set(key, known);
  return known;
}
