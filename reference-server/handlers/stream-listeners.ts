import type { UserId } from '../../spec/wire/ids.ts';
import type { Cancel } from '../ports.ts';

/** Who is to be told that a user's stream has grown. */
export class StreamListeners {
  readonly #waiting = new Map<UserId, Set<() => void>>();

  /** Calls `wake` each time the user's stream grows, until cancelled. */
  listen(user: UserId, wake: () => void): Cancel {
    const waiting = this.#waiting.get(user) ?? new Set();
    this.#waiting.set(user, waiting.add(wake));
    return () => {
      waiting.delete(wake);
      if (waiting.size === 0 && this.#waiting.get(user) === waiting) this.#waiting.delete(user);
    };
  }

  wake(user: UserId): void {
    for (const wake of [...(this.#waiting.get(user) ?? [])]) wake();
  }
}
