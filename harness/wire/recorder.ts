import type { EpochMs } from '../clock/clock.ts';
import type { Answer, Exchange, Failure } from './exchange.ts';

/** An exchange that has begun. It ends once, with an answer or a failure: what comes after that changes nothing. */
export interface OpenExchange {
  readonly exchange: Exchange;
  end(outcome: Answer | Failure): Exchange;
}

/** Numbers and keeps every exchange of one Example, in the order they began. */
export class Recorder {
  readonly #exchanges: Exchange[] = [];
  readonly #problems: string[] = [];
  readonly #now: () => EpochMs;

  constructor(now: () => EpochMs) {
    this.#now = now;
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
    return {
      exchange,
      end: (outcome) => {
        if (exchange.answer || exchange.failure) return exchange;
        exchange.durationMs = this.#now() - at;
        if ('status' in outcome) exchange.answer = outcome;
        else exchange.failure = outcome;
        return exchange;
      },
    };
  }
}
