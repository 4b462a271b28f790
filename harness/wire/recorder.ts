import type { EpochMs } from '../clock/clock.ts';
import type { Answer, Exchange, Failure } from './exchange.ts';

/** An exchange that has begun. It ends once, with an answer or a failure: what comes after that changes nothing. */
export interface OpenExchange {
  readonly exchange: Exchange;
  end(outcome: Answer | Failure): Exchange;
}

/** What one Example may carry. Beyond, it is inconclusive: a flood must not fill the memory. */
export interface RecorderLimits {
  readonly exchanges: number;
  readonly bytes: number;
}

const defaultLimits: RecorderLimits = { exchanges: 10_000, bytes: 12 * 1024 ** 2 };

/** Numbers and keeps every exchange of one Example, in the order they began. */
export class Recorder {
  readonly #exchanges: Exchange[] = [];
  readonly #problems: string[] = [];
  readonly #secrets = new Set<string>();
  readonly #now: () => EpochMs;
  readonly #limits: RecorderLimits;
  #bytes = 0;

  constructor(now: () => EpochMs, limits: RecorderLimits = defaultLimits) {
    this.#now = now;
    this.#limits = limits;
  }

  /** Whether nothing more can be kept. It is a problem then, and nobody should send or take in anything more. */
  get isFull(): boolean {
    const { exchanges, bytes } = this.#limits;
    if (this.#bytes > bytes) this.#sayOnce(`one Example carried more than ${bytes / 1024 ** 2} MiB`);
    else if (this.#exchanges.length >= exchanges) this.#sayOnce(`one Example had more than ${exchanges} exchanges`);
    else return false;
    return true;
  }

  #sayOnce(problem: string): void {
    if (!this.#problems.includes(problem)) this.#problems.push(problem);
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Faults of our own parties. An Example that has any cannot judge the target. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  addProblem(problem: string): void {
    this.#problems.push(problem);
  }

  /** Secrets that were made or given, and that their place in an exchange need not tell. */
  get secrets(): Iterable<string> {
    return this.#secrets;
  }

  addSecret(secret: string): void {
    this.#secrets.add(secret);
  }

  begin(from: string, to: string, request: Exchange['request'], fault: string | null = null): OpenExchange {
    const at = this.#now();
    const exchange: Exchange = {
      n: this.#exchanges.length + 1,
      at,
      durationMs: 0,
      from,
      to,
      request,
      answer: null,
      failure: null,
      fault,
    };
    this.#exchanges.push(exchange);
    this.#bytes += request.body?.bytes ?? 0;
    return {
      exchange,
      end: (outcome) => {
        if (exchange.answer || exchange.failure) return exchange;
        exchange.durationMs = this.#now() - at;
        if ('status' in outcome) exchange.answer = outcome;
        else exchange.failure = outcome;
        this.#bytes += exchange.answer?.body.bytes ?? 0;
        return exchange;
      },
    };
  }
}
