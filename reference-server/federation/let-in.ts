import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, type Refusal, refusals } from '../errors.ts';
import { joinHere } from '../handlers/membership.ts';
import { isFollowed } from '../handlers/room-facts.ts';
import type { Home } from '../home.ts';

/**
 * Another server asks to let its user into a room we are in: the join is made here and pushed to all.
 * Draft: State messages, m.room.invite_join. Binding: joining a room that lives on other servers, step 3.
 */
export function letIn(home: Home, pdu: Pdu): Refusal | undefined {
  const { config, rules, store } = home;
  const roomId = pdu.context as RoomId;
  const user = UserId.safeParse(pdu.user_id);
  if (!user.success || domainOf(user.data) !== pdu.origin) return refusals.forbidden('a server asks for its own users');
  if (pdu.target_host !== undefined && pdu.target_host !== config.serverName) return undefined;
  if (!isFollowed(home, roomId)) return refusals.notFound('nobody here is in that context');
  try {
    joinHere(home, { roomId, user: user.data }, pdu.content);
  } catch (error) {
    if (error instanceof MatrixError) return error.refusal;
    throw error;
  }
  store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'unshown' });
  return undefined;
}
