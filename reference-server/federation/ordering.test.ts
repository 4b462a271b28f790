import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { Federation } from '../testing/federation.ts';
import { aPdu } from '../testing/pdus.ts';
import type { User } from '../testing/user.ts';

describe('causal display', () => {
  let federation: Federation;
  let ann: User;
  let room: string;
  /** PDUs that blue:2 gives when asked. */
  let served: Pdu[];
  let count = 0;

  beforeEach(open);
  afterEach(() => federation.stopAll());

  async function open(): Promise<void> {
    federation = new Federation();
    served = [];
    ann = await federation.user('red:1', 'ann');
    federation.script('blue:2', async ({ path }) => {
      const pdus = served.filter((pdu) => path.includes(`/pdu/${encodeURIComponent(pdu.origin)}/${pdu.pdu_id}/`));
      return { status: 200, headers: {}, body: JSON.stringify({ pdus }) };
    });
    room = await ann.createRoom();
    await push(aPdu({ context: room, pdu_type: 'm.room.invite_join' }));
  }

  async function push(...pdus: Pdu[]): Promise<void> {
    count += 1;
    const body = { origin: 'blue:2', destination: 'red:1', ts: 1, pdus };
    expect((await federation.ask('red:1', 'PUT', `/send/o${count}/`, body)).status).toBe(200);
  }
  const message = (body: string, ...after: Pdu[]): Pdu =>
    aPdu({
      context: room,
      content: { msgtype: 'm.text', body },
      prev_pdus: after.map((pdu) => [pdu.origin, pdu.pdu_id]),
    });
  /** Waits until the server has asked for this PDU and found out that it is not to be had. */
  async function refusedOnce(pdu: Pdu): Promise<void> {
    while (!federation.requests.some((request) => request.path.includes(pdu.pdu_id))) await ann.streamed();
  }

  test('a reply is held until what it replies to is there', async () => {
    const question = message('question');
    await push(message('answer', question));
    expect(await ann.history(room)).toEqual([]);
    await push(question);
    expect(await ann.history(room)).toEqual(['question', 'answer']);
    expect(await ann.followTo('answer')).toEqual(['question', 'answer']);
  });

  test('what is missing is fetched from the origin', async () => {
    const [first] = [message('first')];
    const second = message('second', first);
    served = [first, second];
    await push(message('third', second));
    expect(await ann.followTo('third')).toEqual(['first', 'second', 'third']);
  });

  test('what nobody has is given up in time, and nothing is lost', async () => {
    const question = message('question');
    await push(message('answer', question));
    await refusedOnce(question);
    federation.clock.advance(29_999);
    expect(await ann.history(room)).toEqual([]);
    federation.clock.advance(1);
    expect(await ann.history(room)).toEqual(['answer']);
  });

  test('what turns up after all is placed before what refers to it', async () => {
    const question = message('question');
    const answer = message('answer', question);
    await push(answer);
    await push(message('thanks', answer));
    federation.clock.advance(30_000);
    await push(message('aside'));
    expect(await ann.history(room)).toEqual(['answer', 'thanks', 'aside']);
    await push(question);
    expect(await ann.history(room)).toEqual(['aside', 'question', 'answer', 'thanks']);
  });

  test('a new PDU refers to the newest of what was received, whoever sent it', async () => {
    const [one, two] = [message('one'), message('two')];
    await push(one, two, message('three', one));
    federation.requests.length = 0;
    await ann.say(room, 'four');
    while (federation.requests.length === 0) await ann.streamed();
    const [sent] = JSON.parse(federation.requests[0]?.body ?? '').pdus;
    expect(sent.prev_pdus.map(([origin]: string[]) => origin)).toContain('blue:2');
    expect(sent.prev_pdus.map(([, id]: string[]) => id)).toContain(two.pdu_id);
    expect(sent.prev_pdus.map(([, id]: string[]) => id)).not.toContain(one.pdu_id);
  });

  test('a non-member who refers to something unknown is never shown', async () => {
    const missing = message('missing');
    await push({ ...message('intruder', missing), user_id: '@eve:blue:2' });
    federation.clock.advance(30_000);
    expect(await ann.history(room)).toEqual([]);
  });

  test('whatever the order of arrival, nothing is shown before what it refers to, and all is shown once', async () => {
    const schedules = fc.record({
      parents: fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 2, maxLength: 8 }),
      arrival: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    });
    await fc.assert(
      fc
        .asyncProperty(schedules, async ({ parents, arrival }) => {
          const pdus: Pdu[] = [];
          for (const [index, refs] of parents.entries()) {
            const after = [...new Set(refs)].filter((ref) => ref < index).map((ref) => pdus[ref] as Pdu);
            pdus.push(message(String(index), ...after));
          }
          const keys = new Map(pdus.map((pdu, index) => [pdu, arrival[index] ?? 0]));
          for (const pdu of pdus.toSorted((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0)))
            await push(pdu);
          const shown = await ann.history(room);
          expect(shown.toSorted()).toEqual(pdus.map((pdu) => pdu.content.body));
          for (const pdu of pdus) {
            for (const [, id] of pdu.prev_pdus) {
              const earlier = pdus.findIndex((other) => other.pdu_id === id);
              expect(shown.indexOf(String(earlier))).toBeLessThan(shown.indexOf(pdu.content.body));
            }
          }
        })
        .beforeEach(async () => {
          await federation.stopAll();
          await open();
        }),
      { numRuns: 30 },
    );
  });
});
