import { Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { shaped, that } from '../../harness/checks/compare.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { show } from '../../harness/wire/describe.ts';
import type { ReceivedPdu } from '../../simulators/peer/index.ts';
import { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Message } from '../cast/notes.ts';
import { textMessage } from '../cast/texts.ts';
import type { Example } from '../cast/world.ts';
import { carol, carries, contextOf, makeRemote, mustCarry } from '../checks/remote.ts';

const References = z.array(PduRef);

/** The references of a PDU; not having any list of pairs is for another row to judge. */
function referencesOf({ pdu, exchange }: Pick<ReceivedPdu, 'pdu' | 'exchange'>): readonly PduRef[] {
  const references = References.safeParse(pdu.prev_pdus);
  if (references.success) return references.data;
  throw new PreparationFailed(`the PDU of exchange ${exchange.n} has no list of pairs as prev_pdus`);
}

function isRef(ref: PduRef, pdu: JsonObject): boolean {
  return ref[0] === pdu.origin && ref[1] === pdu.pdu_id;
}

/** Every field that the draft gives a PDU, with what it must be. */
function fields(example: Example): Readonly<Record<string, [expected: string, schema: z.ZodType]>> {
  const { isState } = example.target.profile.dialect;
  return {
    pdu_id: ['a string', z.string().min(1)],
    context: [`the room id ${example.notes.room.value.roomId}`, z.literal(example.notes.room.value.roomId)],
    origin: [
      `the target's name ${example.target.servers[0].serverName}`,
      z.literal(example.target.servers[0].serverName as string),
    ],
    ts: ['a number of milliseconds', z.number().min(1e12)],
    pdu_type: ['a string', z.string().min(1)],
    prev_pdus: ['a list of pairs', z.array(z.tuple([z.string(), z.string()]))],
    content: ['an object', JsonObject],
    is_state:
      isState === 'number'
        ? ['true, false, 0 or 1', z.union([z.boolean(), z.literal([0, 1])])]
        : ['true or false', z.boolean()],
  };
}

function checkFields(example: Example, received: ReceivedPdu): void {
  for (const [key, [expected, schema]] of Object.entries(fields(example))) {
    example.check(
      shaped({
        text: `the PDU has ${key}`,
        expected,
        actual: received.pdu[key],
        schema,
        shownBy: [received.exchange],
      }),
    );
  }
  example.notes.pdu.value = received;
}

function checkIsState(example: Example, expected: boolean): void {
  const { pdu, exchange } = example.notes.pdu.value;
  example.check(
    that({
      text: `is_state says that this is ${expected ? 'state' : 'not state'}`,
      expected: String(expected),
      actual: show(pdu.is_state),
      holds: Boolean(pdu.is_state) === expected,
      shownBy: [exchange],
    }),
  );
}

When('{peer} sends the same PDU in another transaction', async function (this: Example, peerName: string) {
  const { remote } = this.notes.message;
  if (!remote) throw new Error('the message was not sent by a peer');
  this.notes.exchange.value = (await this.cast.peer(peerName).sendTransaction({ pdus: [remote.pdu] })).exchange;
});

When('blue sends the message of Carol {string} twice in one transaction', async function (this: Example, text: string) {
  const content = textMessage(text);
  const pdu = makeRemote(this, carol, content);
  const { exchange } = await this.cast.peer('blue').sendTransaction({ pdus: [pdu, pdu] });
  const { roomId } = this.notes.room.value;
  this.notes.messages.value = [{ roomId, content, sentBy: exchange, remote: { peer: 'blue', pdu } }];
});

Then('the PDU that carries it to blue has every field of the draft', async function (this: Example) {
  checkFields(this, await mustCarry(this, 'blue', this.notes.message));
});

Then('the PDU that carries that topic to blue has every field of the draft', async function (this: Example) {
  const topic = this.notes.topic.value;
  const { deliveryMs } = this.target.profile.patience;
  const received = await this.cast
    .peer('blue')
    .pdus.first(
      ({ pdu }) =>
        pdu.context === this.notes.room.value.roomId && JsonObject.safeParse(pdu.content).data?.topic === topic,
      deliveryMs,
    );
  if (!received) throw new PreparationFailed(`blue was not pushed the topic within ${deliveryMs / 1000} s`);
  checkFields(this, received);
});

Then('that PDU is not state', function (this: Example) {
  checkIsState(this, false);
});

Then('that PDU is state', function (this: Example) {
  checkIsState(this, true);
});

Then(
  'the PDU that carries it to blue refers to the message {string} as origin and id',
  async function (this: Example, text: string) {
    const received = await mustCarry(this, 'blue', this.notes.message);
    const referred = knownMessage(this, text);
    this.check(
      that({
        text: `prev_pdus leads to the other server's message "${text}"`,
        expected: `${show(referenceTo(referred))} among the references, or behind a PDU that is`,
        actual: show(received.pdu.prev_pdus),
        holds: leadsTo(this, received, referred),
        shownBy: [this.notes.message.sentBy, received.exchange],
      }),
    );
  },
);

Then('the PDU that carries it to blue refers to the message {string}', async function (this: Example, text: string) {
  const received = await mustCarry(this, 'blue', this.notes.message);
  const newest = knownMessage(this, text);
  const ofBlue = contextOf(this, 'blue').pdus.filter(
    ({ origin, pdu_type }) => origin === newest.origin && pdu_type === 'm.room.message',
  );
  if (!ofBlue.some((pdu) => leadsTo(this, received, pdu))) {
    throw new PreparationFailed(
      'it refers to no message of that server at all, which is for pdu.prev-any-origin to judge',
    );
  }
  this.check(
    that({
      text: `prev_pdus leads to the newest PDU received, the message "${text}"`,
      expected: `${show(referenceTo(newest))} among the references, or behind a PDU that is`,
      actual: show(received.pdu.prev_pdus),
      holds: leadsTo(this, received, newest),
      shownBy: [this.notes.message.sentBy, received.exchange],
    }),
  );
});

/** The PDU of a message that blue knows of. */
function knownMessage(example: Example, text: string): JsonObject {
  const sought: Message = { ...example.notes.message, content: textMessage(text) };
  const known = contextOf(example, 'blue').pdus.find((pdu) => carries(pdu, sought));
  if (!known) throw new PreparationFailed(`blue does not know the message "${text}"`, 'harness');
  return known;
}

function referenceTo({ origin, pdu_id }: JsonObject): unknown {
  return [origin, pdu_id];
}

/** Whether a PDU refers to another, itself or by way of PDUs of the target that were sent in between. */
function leadsTo(example: Example, { pdu, exchange }: ReceivedPdu, sought: JsonObject): boolean {
  const { pdus } = contextOf(example, 'blue');
  const ahead = [...referencesOf({ pdu, exchange })];
  const seen = new Set<string>();
  for (let ref = ahead.shift(); ref; ref = ahead.shift()) {
    const here: PduRef = ref;
    if (isRef(here, sought)) return true;
    const between = pdus.find((known) => isRef(here, known));
    if (!between || between.origin !== pdu.origin || seen.has(here.join(' '))) continue;
    seen.add(here.join(' '));
    ahead.push(...(References.safeParse(between.prev_pdus).data ?? []));
  }
  return false;
}
