import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, type Refusal, refusals } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { keyOf } from '../store/keys.ts';

interface Waiter {
  readonly room: RoomId;
  readonly user: UserId;
  /** `<origin>/<pdu_id>` of the PDU that asks, as the answer to a push names it. */
  readonly request: string;
  readonly settle: (refusal?: Refusal) => void;
}

/** Clients whose join another server decides. */
export class JoinWaiters {
  readonly #clock: Clock;
  readonly #lifetime: AbortSignal;
  readonly #waiting = new Set<Waiter>();

  constructor(clock: Clock, lifetime: AbortSignal) {
    this.#clock = clock;
    this.#lifetime = lifetime;
  }

  /** Resolves when the join arrives; rejects when it is refused, takes too long (504), or the server stops. */
  wait(room: RoomId, user: UserId, request: string, timeoutMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = (refusal?: Refusal): void => (refusal ? reject(new MatrixError(refusal)) : resolve());
    const waiter: Waiter = { room, user, request, settle };
    const stopTimer = this.#clock.after(timeoutMs, () =>
      settle(refusals.unknown('the other server has not let you in in time', 504)),
    );
    this.#waiting.add(waiter);
    const onStop = (): void => settle(refusals.unknown('the server is stopping', 503));
    this.#lifetime.addEventListener('abort', onStop, { once: true });
    return promise.finally(() => {
      stopTimer();
      this.#waiting.delete(waiter);
      this.#lifetime.removeEventListener('abort', onStop);
    });
  }

  /** The join is here. */
  arrived(room: RoomId, user: string): void {
    const key = keyOf(room, user);
    for (const waiter of this.#waiting) if (keyOf(waiter.room, waiter.user) === key) waiter.settle();
  }

  /** Reads the answer to a push: a refusal of a PDU that asked for a join ends the wait. */
  readAnswer(body: string): void {
    if (this.#waiting.size === 0 || !body.includes('errcode')) return;
    const answers = pdusIn(body);
    for (const waiter of this.#waiting) {
      const errcode = answers[waiter.request]?.errcode;
      if (typeof errcode === 'string') waiter.settle(refusals.forbidden('the other server does not let you in'));
    }
  }
}

function pdusIn(body: string): Record<string, { errcode?: unknown } | undefined> {
  try {
    return JSON.parse(body)?.pdus ?? {};
  } catch {
    return {};
  }
}
