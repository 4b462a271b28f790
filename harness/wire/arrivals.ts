import { type Clock, systemClock } from '../clock/clock.ts';

/** Things that arrive one after the other and can be waited for. Waiting ends on arrival, never by polling. */
export class Arrivals<T> {
  readonly #items: T[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  get all(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    this.#items.push(item);
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** The first item that `matches`, here already or arriving within `deadlineMs`; else undefined. */
  async first<S extends T>(matches: (item: T) => item is S, deadlineMs: number): Promise<S | undefined>;
  async first(matches: (item: T) => boolean, deadlineMs: number): Promise<T | undefined>;
  async first(matches: (item: T) => boolean, deadlineMs: number): Promise<T | undefined> {
    const found = await this.until((items) => items.some(matches), deadlineMs);
    return found ? this.#items.find(matches) : undefined;
  }

  /** Whether `condition` holds of everything arrived, now or within `deadlineMs`. */
  async until(condition: (items: readonly T[]) => boolean, deadlineMs: number): Promise<boolean> {
    if (condition(this.#items)) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const watcher = () => {
      if (condition(this.#items)) resolve(true);
    };
    this.#watchers.add(watcher);
    const cancel = this.#clock.after(deadlineMs, () => resolve(false));
    try {
      return await promise;
    } finally {
      cancel();
      this.#watchers.delete(watcher);
    }
  }
}
