/** A fact that one step leaves for another. Reading one that was not left is a fault of the feature. */
export class Note<T> {
  readonly #what: string;
  readonly #values = new WeakMap<object, T>();

  /** `what` it is, after "no earlier step left". */
  constructor(what: string) {
    this.#what = what;
  }

  /** What was left last with that Example, or with that party of it. Throws where nothing was. */
  of(owner: object): T {
    const value = this.#values.get(owner);
    if (value === undefined) throw new Error(`no earlier step left ${this.#what}`);
    return value;
  }

  /** The same; undefined where nothing was left. */
  known(owner: object): T | undefined {
    return this.#values.get(owner);
  }

  leave(owner: object, value: T): void {
    this.#values.set(owner, value);
  }
}
