/** Milliseconds since the UNIX epoch. */
export type EpochMs = number;

/** Time as a dependency: what it is now, and a call back later. */
export interface Clock {
  now(): EpochMs;
  /** Calls `action` once, `delayMs` from now. Returns a function that cancels it. */
  after(delayMs: number, action: () => void): () => void;
}

/** The machine's own time. The harness's deadlines run on it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
