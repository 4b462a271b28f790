import { answerOf } from '../../harness/checks/answered.ts';
import { that } from '../../harness/checks/compare.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { show } from '../../harness/wire/describe.ts';
import type { SeenEvent } from '../../simulators/client/index.ts';
import type { ClientTxnId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Message } from '../cast/notes.ts';
import { textMessage } from '../cast/texts.ts';
import type { Example } from '../cast/world.ts';

export const messageType = 'm.room.message';

/** Whether an event shows that message: the servers may add keys to its content, but not change the body. */
export function shows(event: SeenEvent, message: Message): boolean {
  return event.type === messageType && event.content.body === message.content.body;
}

export async function sendMessage(
  example: Example,
  name: string,
  content: JsonObject,
  txnId?: ClientTxnId,
): Promise<Message> {
  const { roomId } = example.notes.room.value;
  const sentBy = await example.cast.client(name).sendEvent(roomId, messageType, content, txnId);
  example.notes.exchange.value = sentBy;
  answerOf(sentBy);
  return { roomId, content, sentBy };
}

/** Waits for a message as preparation. */
export async function mustReceive(example: Example, name: string, message: Message): Promise<void> {
  const { deliveryMs } = example.target.profile.patience;
  const seen = await example.cast.client(name).stream.until((event) => shows(event, message), deliveryMs);
  if (seen) return;
  throw new PreparationFailed(`${name} did not receive ${show(message.content)} within ${deliveryMs / 1000} s`);
}

/** Checks that a message arrives, and gives the event that shows it. */
export async function checkReceives(example: Example, name: string, message: Message): Promise<SeenEvent | undefined> {
  const { deliveryMs } = example.target.profile.patience;
  const { stream } = example.cast.client(name);
  const seen = await stream.until((event) => shows(event, message), deliveryMs);
  const last = example.recorder.exchanges.at(-1);
  example.check(
    that({
      text: `${name} receives the message ${show(message.content.body)}`,
      expected: `an event with it within ${deliveryMs / 1000} s`,
      actual: seen ? 'it came' : `${stream.collected.length} events came, none with it`,
      holds: seen !== undefined,
      shownBy: [message.sentBy, ...(seen ? [seen.exchange] : last ? [last] : [])],
    }),
  );
  return seen?.event;
}

/** Checks how often a message was shown to a client up to now. */
export function checkShown(example: Example, name: string, message: Message, times: number): void {
  const showings = example.cast.client(name).stream.collected.filter(({ event }) => shows(event, message));
  example.check(
    that({
      text: `${name} is shown the message ${show(message.content.body)} ${times} times`,
      expected: `${times} events with it before the later message`,
      actual: `${showings.length} events with it`,
      holds: showings.length === times,
      shownBy: [message.sentBy, ...showings.map(({ exchange }) => exchange)],
    }),
  );
}

/** Makes something arrive at the client that comes after whatever was sent before. */
export async function awaitSentinel(example: Example, name: string, roomId: string, sender: string): Promise<void> {
  const content = textMessage('the sentinel');
  const sentBy = await example.cast.client(sender).mustSendEvent(roomId, messageType, content);
  await mustReceive(example, name, { roomId, content, sentBy });
}
