import { Then } from '@cucumber/cucumber';
import { z } from 'zod';
import { type Comparison, fits, that } from '../../harness/checks/compare.ts';
import { is, like, type Matcher, someText } from '../../harness/checks/matcher.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { show } from '../../harness/wire/describe.ts';
import type { ReceivedPdu } from '../../simulators/peer/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { Note } from '../cast/note.ts';
import { messageType, textMessage } from '../cast/speak.ts';
import { defineWords, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { message, type Sought } from '../checks/sought.ts';
import { pduOf } from './carrier.ts';

/** The PDU of the target that was looked at last. */
const thePdu = new Note<ReceivedPdu>('a PDU');

const listOfPairs = like('a list of pairs', z.array(z.tuple([z.string(), z.string()])));

/** Every field that the draft gives a PDU, with what it must be. */
function fields({ target, homeServer, room: { roomId } }: Example): Readonly<Record<string, Matcher>> {
  const { isState } = target.profile.dialect;
  return {
    pdu_id: someText,
    context: is(roomId),
    origin: is(homeServer.serverName),
    ts: like('a number of milliseconds', z.number().min(1e12)),
    pdu_type: someText,
    prev_pdus: listOfPairs,
    content: like('an object', JsonObject),
    is_state:
      isState === 'number'
        ? like('true, false, 0 or 1', z.union([z.boolean(), z.literal([0, 1])]))
        : like('true or false', z.boolean()),
  };
}

Then(
  'the PDU that carries {carried} to {peer} has every field of the draft',
  async function (this: Example, carried: Pick<Sought>, peer: string) {
    const received = await pduOf(this, peer, carried(this, peer));
    for (const [key, matcher] of Object.entries(fields(this))) {
      this.check(fits(received.pdu[key], matcher, [received.exchange], `the PDU has ${key}`));
    }
    thePdu.leave(this, received);
  },
);

defineWords('kind of PDU', { state: true, 'not state': false });

Then('that PDU is {kind of PDU}', function (this: Example, isState: boolean) {
  const { pdu, exchange } = thePdu.of(this);
  const says: Matcher = { words: String(isState), matches: (value) => Boolean(value) === isState };
  this.check(fits(pdu.is_state, says, [exchange]));
});

Then(
  'the PDU that carries it to {peer} refers to the message {string} as origin and id',
  async function (this: Example, peer: string, text: string) {
    const references = await referencesOf(this, peer);
    const { pdu, exchange } = references.received;
    this.assume(
      fits(pdu.prev_pdus, listOfPairs, [exchange], 'the PDU has prev_pdus, which is for pdu.fields to judge'),
    );
    this.check(references.leadTo(text));
    this.check(originsFirst(this, references.received));
  },
);

/** Of each pair that tells its order, the origin stands first. Our peers understand the other order, so that nothing else depends on it. */
function originsFirst({ cast }: Example, { sent, exchange }: ReceivedPdu): Comparison {
  const pairs = z.array(z.tuple([z.string(), z.string()])).parse(sent.prev_pdus);
  const isSwapped = ([first, second]: readonly [string, string]) => !cast.isServer(first) && cast.isServer(second);
  return that({
    text: 'each pair is the origin and then the id',
    expected: '[origin, id]',
    actual: show(sent.prev_pdus),
    holds: !pairs.some(isSwapped),
    shownBy: [exchange],
  });
}

Then(
  'the PDU that carries it to {peer} refers to the message {string}',
  async function (this: Example, peer: string, text: string) {
    const references = await referencesOf(this, peer);
    if (!references.leadToAnyOfItsOrigin(text)) {
      throw new PreparationFailed(
        'it refers to no message of that server at all, which is for pdu.prev-any-origin to judge',
      );
    }
    this.check(references.leadTo(text));
  },
);

/** What the PDU that carries the last message to a peer refers to, itself or by way of PDUs of the target that were sent in between. */
async function referencesOf(example: Example, peerName: string) {
  const received = await pduOf(example, peerName, message(example.message));
  const { format } = example.cast.peer(peerName);
  const { pdus } = example.cast.contextOf(peerName, example.room.roomId);
  const reached = new Set(format.referencesOf(received.pdu));
  for (const key of reached) {
    const between = pdus.find((pdu) => format.keyOf(pdu) === key);
    const isOfTarget = between && format.originOf(between) === format.originOf(received.pdu);
    if (isOfTarget) for (const further of format.referencesOf(between)) reached.add(further);
  }
  const leads = (pdu: JsonObject) => reached.has(format.keyOf(pdu) ?? '');
  const known = (text: string) => {
    const { matches, words } = message({ ...example.message, content: textMessage(text) });
    const found = pdus.find((pdu) => matches(format.eventOf(pdu)));
    if (!found) throw new PreparationFailed(`${peerName} was sent no PDU with ${words}`);
    return found;
  };
  return {
    received,
    leadTo: (text: string): Comparison => {
      const sought = known(text);
      return that({
        expected: `${show([format.originOf(sought), format.idOf(sought)])} among the references, or behind a PDU that is`,
        actual: show(received.pdu.prev_pdus),
        holds: leads(sought),
        shownBy: [example.message.sentBy, received.exchange],
      });
    },
    leadToAnyOfItsOrigin: (text: string): boolean => {
      const origin = format.originOf(known(text));
      return pdus.some(
        (pdu) => format.originOf(pdu) === origin && format.eventOf(pdu).type === messageType && leads(pdu),
      );
    },
  };
}
