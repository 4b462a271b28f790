/** A run of the whole suite, and what is unlike the first one. */
export interface PlannedRun {
  readonly name: string;
  readonly seed: number;
  readonly parallel: 1 | 2;
  /** Whether the machine is kept busy meanwhile. */
  readonly underLoad: boolean;
  /** As cucumber spells it. */
  readonly order: 'defined' | `random:${number}`;
}

/**
 * A run per seed, from 1: every other one in two workers, two of five under load, both by themselves and together. The first is the plain
 * one that the others are compared with. Last comes one in random order.
 */
export function plannedRuns(seeds: number): readonly [PlannedRun, ...PlannedRun[]] {
  const bySeed = Array.from({ length: Math.max(seeds - 1, 0) }, (_, index) => planned({ seed: index + 2 }));
  return [planned({ seed: 1 }), ...bySeed, planned({ seed: 1, order: `random:${seeds}` })];
}

function planned({ seed, order = 'defined' }: Pick<PlannedRun, 'seed'> & Partial<PlannedRun>): PlannedRun {
  const parallel = seed % 2 === 0 ? 2 : 1;
  const underLoad = seed % 5 >= 3;
  const words = [
    `seed ${seed}`,
    ...(parallel === 2 ? ['in two workers'] : []),
    ...(underLoad ? ['under load'] : []),
    ...(order === 'defined' ? [] : [`in the order ${order}`]),
  ];
  return { name: words.join(', '), seed, parallel, underLoad, order };
}

/** So many of the items, from all parts of the list; all where it has no more. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  const step = items.length / Math.max(count, 1);
  return count >= items.length ? items : Array.from({ length: count }, (_, nth) => items[Math.floor(nth * step)] as T);
}
