import { digestOf, headOf } from './body.ts';
import type { Body, Exchange } from './exchange.ts';

/** How much of what was carried is kept for a report, in characters. */
export interface TextLimits {
  /** Of the bodies of one exchange. */
  readonly perExchange: number;
  /** Of all bodies of a run. */
  readonly perRun: number;
}

export const defaultTextLimits: TextLimits = { perExchange: 64 * 1024, perRun: 64 * 1024 * 1024 };

/** Of a body for which there is no room any more. */
const headLength = 256;

/** Keeps what is told of a run within bounds, however much a target says: beyond them, a body is its head and its digest. */
export class KeptText {
  readonly #perExchange: number;
  #left: number;

  constructor({ perExchange, perRun }: TextLimits) {
    this.#perExchange = perExchange;
    this.#left = perRun;
  }

  /** The exchange as it is kept: `redacted` within bounds, with the digests of what was really carried. */
  of({ request, answer }: Exchange, redacted: Exchange): Exchange {
    const answered = this.#head(answer?.body ?? null, redacted.answer?.body ?? null, this.#perExchange);
    const asked = this.#head(request.body, redacted.request.body, this.#perExchange - (answered?.text.length ?? 0));
    return {
      ...redacted,
      request: { ...redacted.request, body: asked },
      answer: redacted.answer && answered && { ...redacted.answer, body: answered },
    };
  }

  #head(original: Body | null, redacted: Body | null, limit: number): Body | null {
    if (!original || !redacted) return null;
    const room = Math.max(headLength, Math.min(limit, this.#left));
    const kept = headOf(redacted, room);
    this.#left = Math.max(0, this.#left - kept.text.length);
    return kept.text.length === redacted.text.length
      ? redacted
      : { ...kept, sha256: original.sha256 ?? digestOf(original) };
  }
}
