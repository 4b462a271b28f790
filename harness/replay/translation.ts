/** A shorter string could stand anywhere by chance, so it is translated only where it stands alone. */
const shortestInside = 8;

/**
 * What a recorded run said, in the words of its replay: the server makes new ids and tokens each time. They are learned by laying
 * the replay's bodies beside the recorded ones.
 */
export class Translation {
  readonly #words = new Map<string, string>();

  add(recorded: string, replayed: string): void {
    if (recorded !== replayed && recorded !== '') this.#words.set(recorded, replayed);
  }

  /** Learns from a recorded body and the one that stands in its place. */
  learn(recorded: string, replayed: string): void {
    this.#compare(parsed(recorded), parsed(replayed));
  }

  body(recorded: string): string {
    const json = parsed(recorded);
    return json === undefined ? this.#text(recorded) : JSON.stringify(this.#value(json));
  }

  /** A path with its query, each segment and value for itself. */
  target(recorded: string): string {
    return recorded.replaceAll(/[^/?&=]+/g, (part) => {
      const plain = decoded(part);
      const translated = this.#text(plain);
      return translated === plain ? part : encodeURIComponent(translated);
    });
  }

  #compare(recorded: unknown, replayed: unknown): void {
    if (typeof recorded === 'string' && typeof replayed === 'string') this.add(recorded, replayed);
    if (!isStructure(recorded) || !isStructure(replayed)) return;
    for (const [key, value] of Object.entries(recorded)) this.#compare(value, replayed[key]);
  }

  #value(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item));
    if (!isStructure(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.#text(key), this.#value(item)]));
  }

  #text(text: string): string {
    const whole = this.#words.get(text);
    if (whole !== undefined) return whole;
    let translated = text;
    for (const [recorded, replayed] of this.#words) {
      if (recorded.length >= shortestInside) translated = translated.replaceAll(recorded, replayed);
    }
    return translated;
  }
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
