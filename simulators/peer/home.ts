import type { Clock, EpochMs } from '../../harness/clock/clock.ts';
import type { Random } from '../../harness/random/random.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import { Context } from './context.ts';
import { createMemory, type Memory } from './memory.ts';
import { Outbox } from './outbox.ts';

export interface HomeOptions {
  readonly name: string;
  readonly serverName: string;
  /** The server name of the target. */
  readonly targetName: string;
  readonly dialect: Dialect;
  readonly recorder: Recorder;
  readonly random: Random;
  /** Its deadlines run on it. */
  readonly clock: Clock;
  /** The time that it writes into what it sends. */
  readonly now: () => EpochMs;
}

export interface Profile {
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/** Everything that a peer is, knows and remembers. It does nothing by itself. */
export interface Home extends HomeOptions {
  /** As the transcript names it. */
  readonly who: string;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly contexts: Map<string, Context>;
  /** By user id: the users that the peer has. */
  readonly profiles: Map<string, Profile>;
  /** Room ids by alias. */
  readonly aliases: Map<string, string>;
  /** Answers given to transactions, by origin and id, for when one comes again. */
  readonly answers: Map<string, string>;
  /** The keys of the PDUs received. */
  readonly received: Set<string>;
  /** An id that this peer has not used before. */
  readonly freshId: () => string;
}

export function createHome(options: HomeOptions): Home {
  return {
    ...options,
    who: `peer ${options.name}`,
    memory: createMemory(options.clock),
    outbox: new Outbox(),
    contexts: new Map(),
    profiles: new Map(),
    aliases: new Map(),
    answers: new Map(),
    received: new Set(),
    freshId: () => options.random.word(20),
  };
}

/** The context of that room id, known from now on. */
export function contextOf(home: Home, roomId: string): Context {
  const known = home.contexts.get(roomId);
  if (known) return known;
  const context = new Context(roomId);
  home.contexts.set(roomId, context);
  return context;
}
