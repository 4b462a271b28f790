import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId, ServerName } from '../../spec/wire/ids.ts';
import { MatrixError, type Refusal, refusals } from '../errors.ts';
import type { Home } from '../home.ts';

/** Servers asked for one join at most. */
const mostAsked = 5;

export interface Resident {
  readonly host: ServerName;
  readonly state: readonly Pdu[];
}

/**
 * The first of the servers that knows the room, and its state. What the room's own server refuses no other server can
 * grant: nothing but that server's word tells a member's server from one that makes the room up.
 */
export async function findResident(home: Home, roomId: RoomId, hosts: ReadonlySet<ServerName>): Promise<Resident> {
  let refusal: Refusal = refusals.notFound('no server that was asked knows the room');
  for (const host of [...hosts].slice(0, mostAsked)) {
    try {
      const state = await home.peers.state(host, roomId);
      if (state.length > 0) return { host, state };
    } catch (error) {
      if (!(error instanceof MatrixError)) throw error;
      refusal = error.refusal;
      const isRefused = refusal.status >= 400 && refusal.status < 500 && refusal.status !== 404;
      if (isRefused && roomId.endsWith(`:${host}`)) break;
    }
  }
  throw new MatrixError(refusal);
}
