import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId, type ServerName, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, type Refusal, refusals } from '../errors.ts';
import { joinHere } from '../handlers/membership.ts';
import { isFollowed } from '../handlers/room-facts.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import { letGoAfter } from './ordering.ts';

/**
 * Another server asks to let its user into a room we are in: the join is made here and pushed to all. It refers to the
 * request, so that everyone can see that the user's own server has asked.
 * Draft: State messages, m.room.invite_join. Binding: joining a room that lives on other servers, step 3.
 */
export function letIn(home: Home, pdu: Pdu): Refusal | undefined {
  const { config, store } = home;
  const roomId = pdu.context as RoomId;
  const user = UserId.safeParse(pdu.user_id);
  if (!user.success || domainOf(user.data) !== pdu.origin) return refusals.forbidden('a server asks for its own users');
  if (pdu.target_host !== undefined && pdu.target_host !== config.serverName) return undefined;
  if (!isFollowed(home, roomId)) return refusals.notFound('nobody here is in that context');
  try {
    store.batch(() => {
      joinHere(home, { roomId, user: user.data, request: refOf(pdu) }, pdu.content);
      keep(home, pdu);
    });
  } catch (error) {
    if (error instanceof MatrixError) return error.refusal;
    throw error;
  }
  return undefined;
}

/**
 * A request to join that a join of another server refers to. Its own origin has shown it to us; nobody is let in by it
 * here.
 */
export function keepRequest(home: Home, pdu: Pdu, from: ServerName): Refusal | undefined {
  if (from !== pdu.origin || domainOf(pdu.user_id ?? '') !== pdu.origin) {
    return refusals.forbidden('a request to join comes from the server of the one who asks');
  }
  keep(home, pdu);
  return undefined;
}

function keep(home: Home, pdu: Pdu): void {
  letGoAfter(home, home.store.events.append({ eventId: home.rules.eventIdOf(pdu), pdu, standing: 'unshown' }));
}
