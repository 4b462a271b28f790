import { accepted } from '../../harness/checks/exchange-checks.ts';
import type { Remote } from '../cast/names.ts';
import { messages, type Room } from '../cast/notes.ts';
import { ownerOf, say, sayFromAfar, textMessage } from '../cast/speak.ts';
import type { Example } from '../cast/world.ts';
import { message, type Sought } from './sought.ts';

/** Something later in a room, said by whoever made it: the Example's room, unless another is given. */
export async function sayLater(example: Example, room: Room = example.room): Promise<Sought> {
  const later = await say(example, ownerOf(example, room), textMessage('the sentinel'), { roomId: room.roomId });
  example.assume(accepted(later.sentBy));
  return message(later);
}

/** Something later in the Example's room, said by a user of a peer. What was said before stays "it". */
export async function sayLaterFromAfar(example: Example, remote: Remote): Promise<Sought> {
  const before = messages.of(example);
  const [later] = await sayFromAfar(example, remote, [textMessage('the sentinel')]);
  example.assume(accepted(example.last));
  messages.leave(example, before);
  if (!later) throw new Error('nothing was sent');
  return message(later);
}

/** Something later on the way of the last message: from the same peer, or from the owner of its room. */
export function sayLaterOnTheSameWay(example: Example): Promise<Sought> {
  const { remote } = example.message;
  return remote ? sayLaterFromAfar(example, remote) : sayLater(example);
}
