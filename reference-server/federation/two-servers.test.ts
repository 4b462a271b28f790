import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { Federation } from '../testing/federation.ts';
import { User } from '../testing/user.ts';

describe('two home servers', () => {
  let federation: Federation;
  let ann: User;
  let cy: User;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    cy = await federation.user('blue:2', 'cy');
  });
  afterEach(() => federation.stopAll());

  async function shareRoom(): Promise<string> {
    const room = await ann.createRoom({ room_alias_name: 'tea' });
    expect(await cy.join('#tea:red:1')).toEqual({ status: 200, body: { room_id: room } });
    return room;
  }

  test('a public room is joined by its alias, and messages pass both ways', async () => {
    const room = await shareRoom();
    await ann.say(room, 'from red');
    expect(await cy.followTo('from red')).toEqual(['from red']);
    await cy.say(room, 'from blue');
    expect(await ann.followTo('from blue')).toEqual(['from red', 'from blue']);
  });

  test('the joiner sees the state from before the join, but not as news', async () => {
    const room = await ann.createRoom({ room_alias_name: 'tea', name: 'Tea' });
    await cy.join('#tea:red:1');
    expect(await cy.must('GET', `/rooms/${room}/state/m.room.name`)).toEqual({ name: 'Tea' });
    expect((await cy.streamed()).map((event) => event.type)).toEqual(['m.room.member']);
  });

  test('state that changes while a join is under way is known to the joiner', async () => {
    const room = await ann.createRoom({ room_alias_name: 'tea' });
    federation.fault = async (request, send) => {
      if (request.body?.includes('m.room.invite_join'))
        await ann.must('PUT', `/rooms/${room}/state/m.room.name`, { name: 'Tea' });
      return send(request);
    };
    await cy.join('#tea:red:1');
    expect(await cy.must('GET', `/rooms/${room}/state/m.room.name`)).toEqual({ name: 'Tea' });
  });

  test('an invited user of another server learns of the invitation, joins, and is heard', async () => {
    const room = await ann.createRoom({ visibility: 'private' });
    await ann.must('POST', `/rooms/${room}/invite`, { user_id: cy.id });
    const [invitation] = await cy.follow();
    expect(invitation).toMatchObject({ room_id: room, state_key: cy.id, membership: 'invite', user_id: ann.id });
    expect((await cy.join(room)).status).toBe(200);
    await cy.say(room, 'here I am');
    expect(await ann.followTo('here I am')).toEqual(['here I am']);
  });

  test('an uninvited user of another server is refused entry to a private room', async () => {
    await ann.createRoom({ visibility: 'private', room_alias_name: 'vault' });
    expect(await cy.join('#vault:red:1')).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
  });

  test('an invitation from another server can be declined', async () => {
    const room = await ann.createRoom({ visibility: 'private' });
    await ann.must('POST', `/rooms/${room}/invite`, { user_id: cy.id });
    await cy.follow();
    await cy.must('POST', `/rooms/${room}/leave`, {});
    await ann.say(room, 'sentinel');
    let declined = false;
    while (!declined) {
      declined = (await ann.follow()).some((event) => event.state_key === cy.id && event.membership === 'leave');
    }
    expect((await cy.join(room)).status).toBe(403);
  });

  test('an unknown alias of another server is not found', async () => {
    expect(await cy.join('#nothing:red:1')).toMatchObject({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
  });

  test('a join through a server that does not answer ends with 502', async () => {
    await federation.stop('red:1');
    expect((await cy.join('#tea:red:1')).status).toBe(502);
  });

  test('a join that is acknowledged but never made ends with 504', async () => {
    await ann.createRoom({ room_alias_name: 'tea' });
    federation.fault = async (request, send) => {
      if (request.method !== 'PUT') return send(request);
      queueMicrotask(() => federation.clock.advance(30_000));
      return { status: 200, headers: {}, body: '{}' };
    };
    expect((await cy.join('#tea:red:1')).status).toBe(504);
  });

  test('a profile is read across servers', async () => {
    await ann.must('PUT', `/profile/${ann.id}/displayname`, { displayname: 'Änn 🫖' });
    expect(await cy.must('GET', `/profile/${ann.id}/displayname`)).toEqual({ displayname: 'Änn 🫖' });
  });

  test('an alias is resolved across servers to the room and the servers in it', async () => {
    const room = await shareRoom();
    const found = await cy.must('GET', `/directory/room/${encodeURIComponent('#tea:red:1')}`);
    expect(found).toEqual({ room_id: room, servers: ['red:1', 'blue:2'] });
  });

  test('what was applied though its answer was lost is sent again and shown once', async () => {
    const room = await shareRoom();
    let lost = 0;
    federation.fault = async (request, send) => {
      const answer = await send(request);
      if (request.method !== 'PUT' || lost > 0) return answer;
      lost += 1;
      queueMicrotask(() => setImmediate(() => federation.clock.advance(1_000)));
      throw new Error('the answer was lost');
    };
    await ann.say(room, 'once');
    await ann.say(room, 'after');
    expect(await cy.followTo('after')).toEqual(['once', 'after']);
    const [first, second] = federation.requests.filter((request) => request.body?.includes('"once"'));
    expect(second?.body).toBe(first?.body);
    expect(second?.path).toBe(first?.path);
  });

  test('what was queued for a server is sent after a restart', async () => {
    const store = memoryStore();
    const green = federation.add('green:3', { store });
    const di = await User.register(green, 'di');
    const room = await di.createRoom({ room_alias_name: 'mint' });
    await cy.join('#mint:green:3');
    federation.fault = async () => {
      throw new Error('no network');
    };
    await di.say(room, 'before the restart');
    await federation.stop('green:3');
    federation.fault = (request, send) => send(request);
    federation.add('green:3', { store });
    expect(await cy.followTo('before the restart')).toEqual(['before the restart']);
  });

  test('two servers of the dialect of the draft’s day understand each other', async () => {
    const [grey, brown] = ['grey:4', 'brown:5'].map((name) => federation.add(name, { dialect: 'server-2014-08' }));
    if (!grey || !brown) throw new Error('two servers were added');
    const [gus, bea] = [await User.register(grey, 'gus'), await User.register(brown, 'bea')];
    const room = await gus.createRoom({ room_alias_name: 'old' });
    expect((await bea.join('#old:grey:4')).status).toBe(200);
    await gus.say(room, 'hello');
    await bea.followTo('hello');
    await bea.say(room, 'hello yourself');
    expect(await gus.followTo('hello yourself')).toEqual(['hello', 'hello yourself']);
  });

  test('three servers all get what one of them says, and its sender once', async () => {
    const room = await shareRoom();
    const di = await federation.user('green:3', 'di');
    await di.join('#tea:red:1');
    await di.say(room, 'from green');
    for (const user of [ann, cy, di]) expect(await user.followTo('from green')).toEqual(['from green']);
  });

  test('one who left is sent nothing more, and their server is not either', async () => {
    const room = await shareRoom();
    await cy.must('POST', `/rooms/${room}/leave`, {});
    while (!(await ann.follow()).some((event) => event.membership === 'leave'));
    const before = federation.requests.length;
    await ann.say(room, 'gossip');
    expect(federation.requests.length).toBe(before);
    expect((await cy.streamed()).at(-1)).toMatchObject({ membership: 'leave' });
  });

  test('a membership says what it was before, on every server', async () => {
    const room = await shareRoom();
    await cy.must('POST', `/rooms/${room}/leave`, {});
    while (!(await ann.follow()).some((event) => event.content.prev === 'join' && event.membership === 'leave'));
    const own = await cy.streamed();
    expect(own.at(-1)?.content).toMatchObject({ membership: 'leave', prev: 'join' });
    expect(own.at(0)?.content).not.toHaveProperty('prev');
  });

  test('one who left joins again', async () => {
    const room = await shareRoom();
    await cy.must('POST', `/rooms/${room}/leave`, {});
    while (!(await ann.follow()).some((event) => event.membership === 'leave'));
    expect((await cy.join('#tea:red:1')).status).toBe(200);
    await ann.say(room, 'welcome back');
    expect(await cy.followTo('welcome back')).toEqual(['welcome back']);
  });
});
