import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import type { StoredEvent } from '../store/store.ts';

/**
 * The held event that must be let go before its time when one more comes, if any: the oldest of the same origin where
 * that has its share, else the oldest of the origin that holds most.
 */
export function crowdedOut({ config, store }: Home, pdu: Pdu): StoredEvent | undefined {
  const { heldPerOrigin, heldPerRoom } = config.limits;
  const held = store.events.held(pdu.context as RoomId);
  const byOrigin = Map.groupBy(held, (event) => event.pdu.origin);
  const own = byOrigin.get(pdu.origin) ?? [];
  if (own.length >= heldPerOrigin) return own[0];
  if (held.length < heldPerRoom) return undefined;
  const [largest] = [...byOrigin.values()].sort((one, other) => other.length - one.length);
  return largest?.[0];
}
