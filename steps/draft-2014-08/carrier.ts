import { PreparationFailed } from '../../harness/preparation.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { ReceivedPdu } from '../../simulators/peer/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { theTopic } from '../cast/notes.ts';
import { definePicks } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { membership, message, type Sought, state } from '../checks/sought.ts';
import { tells } from '../checks/view.ts';

/** A transaction of the target, as it came. */
export interface Carrier {
  readonly method: string;
  /** The id in its URL. */
  readonly id: string;
  /** Its body in JSON, whatever that is, and the same as an object. */
  readonly json: unknown;
  readonly body: JsonObject;
  readonly exchange: Exchange;
}

/** What the target sends to a peer. */
definePicks<Sought>('carried', {
  it: (example) => message(example.message),
  'that topic': (example) => {
    const content = { topic: theTopic.of(example) };
    return state({ roomId: example.room.roomId, type: 'm.room.topic', content }, [example.last]);
  },
  'the invitation of {client}': (example, peerName, user) => {
    const { roomId } = example.room;
    const userId = example.cast.remoteUser(user, peerName);
    return { ...membership(roomId, userId, 'invite', [example.last]), traces: [userId, roomId] };
  },
});

/** The first attempt of the target to send what is sought to a peer, acknowledged or not. Preparation. */
export async function carrierOf(
  example: Example,
  peerName: string,
  { traces = [], words, causes }: Sought,
): Promise<Carrier> {
  const received = await example.cast.peer(peerName).transactions.first(tells(traces), example.patience.deliveryMs);
  if (!received) throw new PreparationFailed(`${peerName} was sent no transaction with ${words}${seeFirst(causes)}`);
  const { method, transactionId: id, body: json, exchange } = received;
  return { method, id, json, body: JsonObject.catch({}).parse(json), exchange };
}

/** The PDU of what is sought that the target pushed to a peer. Preparation. */
export async function pduOf(example: Example, peerName: string, sought: Sought): Promise<ReceivedPdu> {
  const { deliveryMs } = example.patience;
  const found = await example.cast.peer(peerName).pdus.first(({ event }) => sought.matches(event), deliveryMs);
  if (found) return found;
  throw new PreparationFailed(
    `${peerName} was pushed no PDU with ${sought.words} within ${deliveryMs / 1000} s${seeFirst(sought.causes)}`,
  );
}

/** The exchange that was to bring something about, as the one to look at first. */
function seeFirst([first]: readonly Exchange[]): string {
  return first ? `; see exchange ${first.n}` : '';
}
