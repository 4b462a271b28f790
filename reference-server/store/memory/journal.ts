import type { Mark } from '../batches.ts';

/** Writes to maps, lists and sets that can be taken back, newest first. */
export class Journal {
  #undo: (() => void)[] = [];

  set<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key);
    const before = map.get(key);
    map.set(key, value);
    this.#undo.push(() => (had ? map.set(key, before as V) : map.delete(key)));
  }

  delete<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return;
    const before = map.get(key) as V;
    map.delete(key);
    this.#undo.push(() => map.set(key, before));
  }

  push<T>(list: T[], item: T): void {
    list.push(item);
    this.#undo.push(() => list.pop());
  }

  /** Removes the items at the front. */
  shift<T>(list: T[], count: number): void {
    const removed = list.splice(0, count);
    this.#undo.push(() => list.unshift(...removed));
  }

  insertAt<T>(list: T[], index: number, item: T): void {
    list.splice(index, 0, item);
    this.#undo.push(() => list.splice(index, 1));
  }

  removeAt<T>(list: T[], index: number): void {
    const removed = list.splice(index, 1);
    this.#undo.push(() => list.splice(index, 0, ...removed));
  }

  forget(): void {
    this.#undo = [];
  }

  rollback(): void {
    this.#takeBack(0);
  }

  mark(): Mark {
    const length = this.#undo.length;
    return { release: () => {}, takeBack: () => this.#takeBack(length) };
  }

  #takeBack(length: number): void {
    for (const undo of this.#undo.splice(length).reverse()) undo();
  }
}

/** The list under a key, made when there is none. An empty list says nothing, so making one is not a write. */
export function listAt<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/** The map under a key, made when there is none. An empty map says nothing, so making one is not a write. */
export function mapAt<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

/** The index of the first item whose number is greater than the bound, in a list sorted by that number. */
export function firstAbove<T>(list: readonly T[], bound: number, numberOf: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(list[middle] as T) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
