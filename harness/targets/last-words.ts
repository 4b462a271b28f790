/** What a process said, as far as it is kept: the end of it. */
export class LastWords {
  readonly #limit: number;
  #text = '';
  #length = 0;

  /** Keeps `limit` characters. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(text: string): void {
    this.#length += text.length;
    this.#text = (this.#text + text).slice(-this.#limit);
  }

  /** How much was said so far; a mark for `since`. */
  get length(): number {
    return this.#length;
  }

  /** What was said since a mark, as far as it is kept. */
  since(mark: number): string {
    const said = this.#length - mark;
    return said <= 0 ? '' : this.#text.slice(-said);
  }
}
