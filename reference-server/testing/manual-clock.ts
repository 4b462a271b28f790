import type { Clock } from '../ports.ts';

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** A clock that moves only when a test says so. */
export class ManualClock implements Clock {
  #nowMs = 1_409_230_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Delays of what is under way, shortest first. */
  pendingMs(): number[] {
    return [...this.#timers].map((timer) => timer.dueMs - this.#nowMs).sort((one, other) => one - other);
  }

  advance(ms: number): void {
    const end = this.#nowMs + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      this.#timers.delete(next);
      next.run();
    }
    this.#nowMs = end;
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter((timer) => timer.dueMs <= end).sort((one, other) => one.dueMs - other.dueMs)[0];
  }
}
