import type { RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { adoptNews, adoptState } from './adopt-state.ts';
import { joinHere, profileOf } from './membership.ts';
import { isDecidedHere } from './room-facts.ts';
import { draftPdu } from './timeline.ts';

interface Join {
  readonly user: UserId;
  readonly roomId: RoomId;
  /** A server in the room, which is asked to let the user in. */
  readonly host: ServerName;
}

/**
 * Joins a room that lives on other servers: learn its state, ask a server in it for the join, wait for that to be
 * pushed here. Rejects with what the client is to be told. Binding: joining a room that lives on other servers.
 */
export async function joinElsewhere(home: Home, join: Join): Promise<object> {
  const state = await home.peers.state(join.host, join.roomId);
  if (state.length === 0) throw new MatrixError(refusals.notFound(`${join.host} does not know the room`));
  const isIn = home.store.batch(() => {
    adoptState(home, state);
    if (!isDecidedHere(home, join.roomId)) return false;
    joinHere(home, join);
    return true;
  });
  if (!isIn) {
    await askForJoin(home, join);
    await catchUp(home, join);
  }
  return { room_id: join.roomId };
}

/**
 * Between our question for the state and the join, others may have come or changed something, and nobody told us.
 * Never rejects: the user is in, and what is missing comes with the next change.
 */
async function catchUp(home: Home, { roomId, host }: Join): Promise<void> {
  try {
    const state = await home.peers.state(host, roomId);
    if (!home.lifetime.aborted) home.store.batch(() => adoptNews(home, state));
  } catch (error) {
    home.ports.log.warn({ err: error, host, roomId }, 'the state after a join could not be learnt');
  }
}

function askForJoin(home: Home, { user, roomId, host }: Join): Promise<void> {
  const { config, joinWaiters, ports, store } = home;
  return store.batch(() => {
    const content = { ...profileOf(home, user), membership: 'join' };
    const pdu = { ...draftPdu(home, { roomId, type: 'm.room.invite_join', sender: user, content }), target_host: host };
    store.rooms.putPendingJoin(roomId, user, host);
    store.events.append({ eventId: ports.ids.eventId(), pdu, standing: 'unshown' });
    home.outgoing.sendPdu(pdu, [host]);
    return joinWaiters.wait(roomId, user, `${pdu.origin}/${pdu.pdu_id}`, config.federation.joinTimeoutMs);
  });
}
