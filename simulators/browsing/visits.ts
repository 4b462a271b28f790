import { PreparationFailed } from '../../harness/preparation.ts';
import type { Itinerary } from '../../harness/wire/itinerary.ts';
import type { Send } from '../../harness/wire/send.ts';

/** A visit that was not made, since the target may not send anybody there. */
export function refusedVisit(url: string): PreparationFailed {
  return new PreparationFailed(
    `the target sends its user to ${url}, which is neither its own nor ours: if that is right, list the origin under ` +
      '"mayVisit" in a target file',
  );
}

/** Sends requests to where the itinerary leads only. Throws PreparationFailed, with the address, instead of going elsewhere. */
export function visiting(itinerary: Itinerary, send: Send): Send {
  return async (request) => {
    if (!itinerary.permits(request.url)) throw refusedVisit(request.url);
    return send(request);
  };
}
