import { PreparationFailed } from '../../harness/preparation.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { couldNot } from '../must.ts';
import type { SeenEvent } from '../seen-event.ts';
import type { PageIn } from './events.ts';
import type { PageOptions } from './verbs.ts';

/** A room's history, oldest first, and the exchanges that brought it. */
export interface History {
  readonly events: readonly SeenEvent[];
  readonly exchanges: readonly Exchange[];
}

const eventsPerPage = 100;
const pageLimit = 100;

/** Reads all of a room's history by paging backwards from now. Throws PreparationFailed. Binding §5.6. */
export async function readHistory(
  who: string,
  getPage: (options: PageOptions) => Promise<Exchange>,
  pageIn: PageIn,
): Promise<History> {
  const newestFirst: SeenEvent[] = [];
  const exchanges: Exchange[] = [];
  let from: string | undefined;
  while (exchanges.length < pageLimit) {
    const exchange = await getPage({ dir: 'b', limit: eventsPerPage, ...(from === undefined ? {} : { from }) });
    exchanges.push(exchange);
    const page = pageIn(exchange);
    if (!page) throw couldNot(who, 'read the history of the room', exchange);
    const fresh = withoutOverlap(newestFirst.at(-1), page.events);
    newestFirst.push(...fresh);
    if (fresh.length === 0 || page.end === from) return { events: newestFirst.reverse(), exchanges };
    from = page.end;
  }
  throw new PreparationFailed(`${who} could not read the history of the room: it has no end after ${pageLimit} pages`);
}

/** A server may repeat the last event of one page as the first of the next. That is paging, not a second showing. */
function withoutOverlap(last: SeenEvent | undefined, page: readonly SeenEvent[]): readonly SeenEvent[] {
  const repeats = last?.id !== undefined && page[0]?.id === last.id;
  return repeats ? page.slice(1) : page;
}
