import type { RequestListener } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { ServerName } from '../spec/wire/ids.ts';
import { createApp } from './app.ts';
import { HomeServerConfig, type ResolvedConfig } from './config/home-server.ts';
import { GapFiller } from './federation/gaps.ts';
import { newBudget } from './federation/new-budget.ts';
import { outgoing } from './federation/outgoing.ts';
import { Peers } from './federation/peers.ts';
import { Sender } from './federation/sender.ts';
import { JoinWaiters } from './handlers/join-waiters.ts';
import { RateLimits } from './handlers/rate-limits.ts';
import { Sessions } from './handlers/stages/sessions.ts';
import { StreamListeners } from './handlers/stream-listeners.ts';
import { TypingNotices } from './handlers/typing-notices.ts';
import type { Budget, Home } from './home.ts';
import type { Ports } from './ports.ts';
import { type Rules, standardRules } from './rules/index.ts';
import { memoryStore } from './store/memory.ts';

export interface HomeServer {
  /** Give it to an http server; it does not listen by itself. */
  readonly handle: RequestListener;
  /** Takes up what a stopped or killed server left: queues to other servers, PDUs that wait for others. */
  start(): void;
  /** Ends long polls, timers and outgoing requests, and closes the store. Requests that come later get 503. */
  stop(): Promise<void>;
}

/** Makes a home server. Throws a ZodError for a configuration that is not one. */
export function createHomeServer(config: HomeServerConfig, ports: Ports, rules: Rules = standardRules): HomeServer {
  const life = new AbortController();
  const home = assembleHome(HomeServerConfig.parse(config), ports, rules, life.signal);
  return {
    handle: createApp(home),
    start: () => resume(home),
    async stop() {
      life.abort();
      home.gaps.stop();
      home.sessions.stop();
      home.typing.stopAll();
      await setImmediate();
      home.store.close();
    },
  };
}

/** Puts a home server's parts together. It does nothing yet. */
export function assembleHome(config: ResolvedConfig, ports: Ports, rules: Rules, lifetime: AbortSignal): Home {
  const store = config.store ?? memoryStore();
  const joinWaiters = new JoinWaiters(ports.clock, lifetime);
  const onAnswer = (body: string): void => joinWaiters.readAnswer(body);
  const senderParts = { config, ports, rules, store, lifetime, onAnswer };
  const sender = new Sender(senderParts);
  return {
    config,
    ports,
    rules,
    store,
    sessions: new Sessions(config.login, ports.clock, rules),
    rates: new RateLimits(config.rates, ports.clock, rules),
    listeners: new StreamListeners(),
    peers: new Peers(config, ports, lifetime),
    gaps: new GapFiller(),
    joinWaiters,
    typing: new TypingNotices(ports.clock),
    outgoing: outgoing(senderParts, sender),
    sender,
    lifetime,
  };
}

function resume(home: Home): void {
  for (const destination of home.store.outbox.destinations()) home.sender.push(destination);
  const budgets = new Map<ServerName, Budget>();
  for (const event of home.store.events.held()) {
    const budget = budgets.get(event.pdu.origin) ?? newBudget(home.config);
    budgets.set(event.pdu.origin, budget);
    home.gaps.watch(home, event, budget);
  }
}
