/** Items read from the store at once: what is read in vain when an answer is full is bounded by it. */
const atOnce = 50;

interface Wanted<Item, Place> {
  /** The place after which the page begins. */
  readonly from: Place;
  readonly more: (from: Place, limit: number) => readonly Item[];
  readonly placeOf: (item: Item) => Place;
  /** About how many bytes it takes in an answer. */
  readonly sizeOf: (item: Item) => number;
  readonly mostItems: number;
  readonly mostBytes: number;
}

/**
 * As much as fits into one answer, at least one item if there is any; `next` is the place to go on from, undefined at the
 * end. Costs what the answer costs, however much there is.
 */
export function takePage<Item, Place>(wanted: Wanted<Item, Place>): { items: Item[]; next: Place | undefined } {
  const items: Item[] = [];
  let bytes = 0;
  let place = wanted.from;
  for (;;) {
    const chunk = wanted.more(place, atOnce);
    for (const item of chunk) {
      const size = wanted.sizeOf(item);
      const isFull = items.length >= wanted.mostItems || bytes + size > wanted.mostBytes;
      if (isFull && items.length > 0) return { items, next: place };
      items.push(item);
      bytes += size;
      place = wanted.placeOf(item);
    }
    if (chunk.length < atOnce) return { items, next: undefined };
  }
}
