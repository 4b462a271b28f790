/** What a store does at the edges of a batch. */
export interface BatchEdges {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks where a batch inside a batch begins. */
  mark(): Mark;
}

export interface Mark {
  /** All that was written since belongs to the batch around it. */
  release(): void;
  /** All that was written since is taken back. */
  takeBack(): void;
}

/** The part of `Store` that is the same for every store: nesting, and effects that wait for the commit. */
export class Batches {
  readonly #edges: BatchEdges;
  #depth = 0;
  #effects: (() => void)[] = [];

  constructor(edges: BatchEdges) {
    this.#edges = edges;
  }

  run<T>(work: () => T): T {
    if (this.#depth > 0) return this.#inner(work);
    const value = this.#outermost(work);
    const effects = this.#effects;
    this.#effects = [];
    for (const effect of effects) effect();
    return value;
  }

  afterCommit(effect: () => void): void {
    if (this.#depth > 0) this.#effects.push(effect);
    else effect();
  }

  #inner<T>(work: () => T): T {
    const mark = this.#edges.mark();
    const effectsBefore = this.#effects.length;
    try {
      const value = this.#nested(work);
      mark.release();
      return value;
    } catch (error) {
      this.#effects.length = effectsBefore;
      mark.takeBack();
      throw error;
    }
  }

  #nested<T>(work: () => T): T {
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  #outermost<T>(work: () => T): T {
    this.#edges.begin();
    try {
      const value = this.#nested(work);
      this.#edges.commit();
      return value;
    } catch (error) {
      this.#effects = [];
      this.#edges.rollback();
      throw error;
    }
  }
}
