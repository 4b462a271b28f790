import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { Federation } from '../testing/federation.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import type { User } from '../testing/user.ts';

describe('typing across servers', () => {
  let federation: Federation;
  let ann: User;
  let cy: User;
  let room: string;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    cy = await federation.user('blue:2', 'cy');
    room = await ann.createRoom({ room_alias_name: 'tea' });
    await cy.join('#tea:red:1');
    await cy.say(room, 'start');
    for (const user of [ann, cy]) await user.followTo('start');
    federation.requests.length = 0;
  });
  afterEach(() => federation.stopAll());

  const type = (user: User, isTyping: boolean) =>
    user.must('PUT', `/rooms/${room}/typing/${encodeURIComponent(user.id)}`, { typing: isTyping });
  const typing = (...users: User[]) => ({
    type: 'm.typing',
    room_id: room,
    content: { user_ids: users.map((user) => user.id) },
  });

  test('a notice and its end reach the members on the other server', async () => {
    await type(ann, true);
    expect(await cy.follow()).toEqual([typing(ann)]);
    federation.clock.advance(30_000);
    expect(await cy.follow()).toEqual([typing()]);
  });

  test('an EDU has the four keys and nothing else, and goes to servers in the room only', async () => {
    await federation.user('green:3', 'di');
    await type(ann, true);
    await cy.follow();
    const bodies = federation.requests.map((request) => JSON.parse(request.body ?? '{}'));
    expect(bodies.map(({ destination, pdus, edus }) => ({ destination, pdus, edus }))).toEqual([
      {
        destination: 'blue:2',
        pdus: [],
        edus: [
          {
            edu_type: 'm.typing',
            origin: 'red:1',
            destination: 'blue:2',
            content: { room_id: room, user_id: ann.id, typing: true },
          },
        ],
      },
    ]);
  });

  test('of what could not be sent, a server that comes back hears the newest', async () => {
    federation.fault = async () => {
      throw new Error('cut');
    };
    await ann.say(room, 'not yet there');
    await type(ann, true);
    await type(ann, false);
    federation.fault = (request, send) => send(request);
    federation.clock.advance(1000);
    await cy.followTo('not yet there');
    await ann.say(room, 'sentinel');
    await cy.followTo('sentinel');
    const edus = federation.requests.flatMap((request) => JSON.parse(request.body ?? '{}').edus ?? []);
    expect(edus.map((edu) => edu.content.typing)).toEqual([false]);
  });
});

describe('an incoming EDU', () => {
  let federation: Federation;
  let ann: User;
  let room: string;
  const cy = '@cy:blue:2';

  /** red:1 has a room with ann of red:1, cy of blue:2 and di of green:3; the other servers are this test. */
  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    for (const name of ['blue:2', 'green:3']) {
      federation.script(name, async () => ({ status: 200, headers: {}, body: '{"pdus":{}}' }));
    }
    room = await ann.createRoom();
    await push({ pdus: [aPdu({ context: room, pdu_type: 'm.room.invite_join', content: { membership: 'join' } })] });
    await push({
      origin: 'green:3',
      pdus: [aMembership('@di:green:3', 'join', { context: room, origin: 'green:3' })],
    });
    await ann.say(room, 'start');
    await ann.followTo('start');
  });
  afterEach(() => federation.stopAll());

  let count = 0;
  function transaction(given: object) {
    count += 1;
    const names = { origin: 'blue:2', destination: 'red:1', transaction_id: `t${count}` };
    return { ...names, ts: 1_409_230_000_000, prev_ids: [], pdus: [], ...given };
  }
  function push(given: object) {
    const body = transaction(given);
    return federation.ask('red:1', 'PUT', `/send/${body.transaction_id}/`, body);
  }
  function edu(content: object, given: object = {}) {
    const typing = { room_id: room, user_id: cy, typing: true, ...content };
    return { edu_type: 'm.typing', origin: 'blue:2', destination: 'red:1', content: typing, ...given };
  }
  const typing = (...users: string[]) => ({ type: 'm.typing', room_id: room, content: { user_ids: users } });
  const said = (body: string) => aPdu({ context: room, content: { msgtype: 'm.text', body } });

  test('is shown after the PDUs of its transaction', async () => {
    await push({ pdus: [said('hello')], edus: [edu({})] });
    expect(await ann.follow()).toMatchObject([{ content: { body: 'hello' } }, typing(cy)]);
    await push({ edus: [edu({ typing: false })] });
    expect(await ann.follow()).toEqual([typing()]);
  });

  test('takes effect once, however often its transaction arrives', async () => {
    const body = transaction({ edus: [edu({})] });
    const send = () => federation.ask('red:1', 'PUT', `/send/${body.transaction_id}/`, body);
    await send();
    expect(await ann.follow()).toEqual([typing(cy)]);
    await push({ edus: [edu({ typing: false })] });
    expect(await ann.follow()).toEqual([typing()]);
    await send();
    await push({ pdus: [said('sentinel')] });
    expect(await ann.follow()).toMatchObject([{ type: 'm.room.message' }]);
  });

  test('that is never ended ends by itself', async () => {
    await push({ edus: [edu({})] });
    await ann.follow();
    federation.clock.advance(120_000);
    expect(await ann.follow()).toEqual([typing()]);
  });

  test.each([
    ['tells of another server’s user', edu({ user_id: '@di:green:3' })],
    ['tells of a user of ours', edu({ user_id: '@ann:red:1' })],
    ['tells of somebody who is not in the room', edu({ user_id: '@eve:blue:2' })],
    ['tells of a room nobody knows', edu({ room_id: '!other:red:1' })],
    ['names another origin than its transaction', edu({ user_id: '@di:green:3' }, { origin: 'green:3' })],
    ['is for another server', edu({}, { destination: 'green:3' })],
    ['has a type that nobody knows', edu({}, { edu_type: 'org.tea.steep' })],
    ['has a type that is a property of every object', edu({}, { edu_type: 'constructor' })],
    ['lacks what its type needs', edu({ typing: undefined })],
    ['has a user that is none', edu({ user_id: 7 })],
    ['has no content', { ...edu({}), content: undefined }],
    ['is none', 7],
  ])('that %s is ignored and spoils nothing', async (_, bad) => {
    const pdu = said('sentinel');
    expect(await push({ pdus: [pdu], edus: [bad, edu({})] })).toEqual({
      status: 200,
      body: { pdus: { [`${pdu.origin}/${pdu.pdu_id}`]: {} } },
    });
    expect(await ann.follow()).toMatchObject([{ type: 'm.room.message' }, typing(cy)]);
  });

  test('ends with the membership of its user', async () => {
    await push({ edus: [edu({})] });
    await ann.follow();
    const { body } = await federation.ask('red:1', 'GET', `/state/${encodeURIComponent(room)}/`);
    const join = Pdu.array()
      .parse((body as { pdus: unknown }).pdus)
      .find((pdu) => pdu.state_key === cy);
    const replaced = { prev_state_origin: join?.origin, prev_state_id: join?.pdu_id };
    await push({ pdus: [aMembership(cy, 'leave', { context: room, ...replaced })] });
    expect((await ann.follow()).map((event) => event.type)).toEqual(['m.room.member', 'm.typing']);
    expect((await ann.streamed()).at(-1)).toEqual(typing());
  });
});
