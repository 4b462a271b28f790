import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { adoptNews } from './adopt-state.ts';
import { findResident } from './find-resident.ts';
import { profileOf } from './membership.ts';
import { draftPdu } from './timeline.ts';

interface Join {
  readonly user: UserId;
  readonly roomId: RoomId;
  /** A server in the room, which is asked to let the user in. */
  readonly host: ServerName;
}

/**
 * Joins a room that lives on other servers: learn its state from one of them, ask that for the join, wait for it to be
 * pushed here. The state takes effect with the join, and a refused one leaves nothing behind. Rejects with what the
 * client is to be told. Binding: joining a room that lives on other servers.
 */
export async function joinElsewhere(
  home: Home,
  user: UserId,
  roomId: RoomId,
  hosts: ReadonlySet<ServerName>,
): Promise<object> {
  const { host, state } = await findResident(home, roomId, hosts);
  const join = { user, roomId, host };
  await askForJoin(home, join, state);
  await catchUp(home, join);
  return { room_id: roomId };
}

/**
 * Between our question for the state and the join, others may have come or changed something, and nobody told us.
 * Never rejects: the user is in, and what is missing comes with the next change.
 */
async function catchUp(home: Home, { roomId, host }: Join): Promise<void> {
  try {
    const state = await home.peers.state(host, roomId);
    if (!home.lifetime.aborted) home.store.batch(() => adoptNews(home, roomId, state));
  } catch (error) {
    home.ports.log.warn({ err: error, host, roomId }, 'the state after a join could not be learnt');
  }
}

/** A join that is refused is forgotten. One that is late may still come, and counts. */
async function askForJoin(home: Home, join: Join, state: readonly Pdu[]): Promise<void> {
  try {
    await sendRequest(home, join, state);
  } catch (error) {
    const isRefused = error instanceof MatrixError && error.refusal.status === refusals.forbidden('').status;
    if (isRefused && !home.lifetime.aborted) home.store.rooms.removePendingJoin(join.roomId, join.user);
    throw error;
  }
}

function sendRequest(home: Home, { user, roomId, host }: Join, state: readonly Pdu[]): Promise<void> {
  const { config, joinWaiters, ports, store } = home;
  return store.batch(() => {
    const content = { ...profileOf(home, user), membership: 'join' };
    const pdu = { ...draftPdu(home, { roomId, type: 'm.room.invite_join', sender: user, content }), target_host: host };
    store.rooms.putPendingJoin(roomId, user, { host, state });
    store.events.append({ eventId: ports.ids.eventId(), pdu, standing: 'unshown' });
    home.outgoing.sendPdu(pdu, [host]);
    return joinWaiters.wait(roomId, user, `${pdu.origin}/${pdu.pdu_id}`, config.federation.joinTimeoutMs);
  });
}
