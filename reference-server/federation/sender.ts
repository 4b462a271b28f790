import type { ServerName } from '../../spec/wire/ids.ts';
import type { ResolvedConfig } from '../config/home-server.ts';
import type { Cancel, Ports } from '../ports.ts';
import type { Rules } from '../rules/index.ts';
import type { EnvelopeUnit } from '../rules/outgoing.ts';
import type { Ending, OutgoingTransaction, Store } from '../store/store.ts';
import { federationPath } from './paths.ts';
import { timedSend } from './timed-send.ts';
import { unitsIn } from './units-in.ts';

export interface SenderParts {
  readonly config: ResolvedConfig;
  readonly ports: Ports;
  readonly rules: Rules;
  readonly store: Store;
  readonly lifetime: AbortSignal;
  /** Told the body of every acknowledgement. */
  readonly onAnswer: (body: string) => void;
}

/** What is known of a destination while its queue is worked on. */
interface Lane {
  failures: number;
  /** Ends the back-off that is under way. */
  resume: Cancel;
}

/**
 * Works on the queue of each destination: one transaction in flight, in order, the same bytes until it is
 * acknowledged or refused for good (decisions 4 and 5). Destinations do not hold each other up.
 */
export class Sender {
  readonly #parts: SenderParts;
  readonly #lanes = new Map<ServerName, Lane>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
    parts.lifetime.addEventListener('abort', () => {
      for (const lane of this.#lanes.values()) lane.resume();
    });
  }

  push(destination: ServerName): void {
    if (this.#lanes.has(destination) || this.#parts.lifetime.aborted) return;
    const lane: Lane = { failures: 0, resume: () => {} };
    this.#lanes.set(destination, lane);
    void this.#work(destination, lane).catch((error: unknown) => {
      this.#parts.ports.log.error({ err: error, destination }, 'the queue to a destination has stopped');
    });
  }

  heardFrom(destination: ServerName): void {
    const lane = this.#lanes.get(destination);
    if (!lane) return;
    lane.failures = 0;
    lane.resume();
  }

  async #work(destination: ServerName, lane: Lane): Promise<void> {
    const { outbox } = this.#parts.store;
    try {
      while (!this.#parts.lifetime.aborted) {
        const transaction = outbox.inFlight(destination) ?? this.#open(destination);
        if (!transaction) return;
        const outcome = await this.#attempt(destination, transaction);
        if (this.#parts.lifetime.aborted) return;
        if (outcome === 'retry') {
          lane.failures += 1;
          await this.#backOff(lane);
        } else {
          lane.failures = 0;
          this.#end(destination, transaction, outcome);
        }
      }
    } finally {
      this.#lanes.delete(destination);
    }
  }

  /**
   * What was refused together is sent again one by one, each in a transaction of its own, so that only what is itself
   * refused is given up (decisions: Acknowledgement).
   */
  #end(destination: ServerName, { transactionId, body }: OutgoingTransaction, ending: Ending): void {
    const { log } = this.#parts.ports;
    const { outbox, batch } = this.#parts.store;
    batch(() => {
      outbox.end(destination, transactionId, ending);
      if (ending === 'acknowledged') return;
      const units = unitsIn(body);
      log.warn({ destination, transactionId, units: units.length }, 'a transaction was refused');
      if (units.length > 1) for (const unit of units) outbox.open(destination, this.#wrap(destination, [unit]), []);
    });
  }

  /** Makes the next transaction of what waits; undefined when nothing does. */
  #open(destination: ServerName): OutgoingTransaction | undefined {
    const { config, rules, store } = this.#parts;
    return store.batch(() => {
      const { pdusPerTransaction: pdus, edusPerTransaction: edus } = config.federation;
      const units = rules.unitsForTransaction(store.outbox.waiting(destination, { pdus, edus }));
      if (units.length === 0) return undefined;
      const transaction = this.#wrap(destination, units);
      store.outbox.open(destination, transaction, units);
      return transaction;
    });
  }

  #wrap(destination: ServerName, units: readonly EnvelopeUnit[]): OutgoingTransaction {
    const { config, ports, rules, store } = this.#parts;
    const transactionId = ports.ids.transactionId();
    const body = rules.wrapTransaction({
      transactionId,
      now: ports.clock.now(),
      origin: config.serverName,
      destination,
      previousIds: rules.previousIds(store.outbox.lastTransactionId(destination)),
      units,
    });
    return { transactionId, body };
  }

  async #attempt(destination: ServerName, { transactionId, body }: OutgoingTransaction) {
    const { config, ports, rules, lifetime, onAnswer } = this.#parts;
    const { log } = ports;
    const path = federationPath(config.dialect, 'send', transactionId);
    try {
      const answer = await timedSend(
        { ports, lifetime, timeoutMs: config.federation.requestTimeoutMs },
        { destination, method: 'PUT', path, body },
      );
      const outcome = rules.pushOutcome(answer.status);
      if (outcome === 'acknowledged') onAnswer(answer.body);
      else
        log.warn({ destination, transactionId, status: answer.status, outcome }, 'a transaction was not acknowledged');
      return outcome;
    } catch (error) {
      log.info({ err: error, destination, transactionId }, 'a destination could not be reached');
      return rules.pushOutcome(undefined);
    }
  }

  #backOff(lane: Lane): Promise<void> {
    const { config, ports, rules } = this.#parts;
    const delayMs = rules.backOffMs({ failures: lane.failures, random: ports.random(), ...config.federation.backoff });
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopTimer = ports.clock.after(delayMs, resolve);
    lane.resume = () => {
      stopTimer();
      resolve();
    };
    return promise;
  }
}
