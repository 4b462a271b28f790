import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Pdu } from '../../../spec/editions/draft-2014-08/wire/pdu.ts';
import { Federation } from '../../testing/federation.ts';
import { aPdu } from '../../testing/pdus.ts';
import type { User } from '../../testing/user.ts';

describe('questions of other servers', () => {
  let federation: Federation;
  let ann: User;
  let room: string;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    room = await ann.createRoom({ room_alias_name: 'tea', name: 'Tea' });
  });
  afterEach(() => federation.stopAll());

  const ask = (path: string) => federation.ask('red:1', 'GET', path);
  async function pdus(path: string): Promise<Pdu[]> {
    const { status, body } = await ask(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return Pdu.array().parse((body as { pdus: unknown }).pdus);
  }
  const bodies = (list: Pdu[]): unknown[] => list.map((pdu) => pdu.content.body ?? pdu.pdu_type);

  test('a profile is given whole or by field', async () => {
    await ann.must('PUT', `/profile/${ann.id}/displayname`, { displayname: 'Ann' });
    const query = `/query/profile?user_id=${encodeURIComponent(ann.id)}`;
    expect((await ask(query)).body).toEqual({ displayname: 'Ann', avatar_url: null });
    expect((await ask(`${query}&field=displayname`)).body).toEqual({ displayname: 'Ann' });
  });

  test('an alias is given with its servers', async () => {
    expect(await ask('/query/directory?room_alias=%23tea:red:1')).toEqual({
      status: 200,
      body: { room_id: room, servers: ['red:1'] },
    });
  });

  test.each([
    ['/query/profile', 400],
    ['/query/profile?user_id=@di:green:3', 400],
    ['/query/profile?user_id=@nobody:red:1', 404],
    ['/query/directory?room_alias=%23nothing:red:1', 404],
    ['/query/directory?room_alias=tea', 400],
    ['/query/constructor', 404],
    ['/pdu/red:1/unknown/', 404],
    ['/backfill/x/?v=nocomma', 400],
    ['/pull/', 400],
    ['/nothing/', 404],
  ])('%s is refused with %d and a standard error', async (path, status) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({
      status,
      body: { errcode: expect.stringMatching(/^M_/), error: expect.any(String) },
    });
  });

  test('the current state of a context is given, that of an unknown one is empty', async () => {
    const types = (await pdus(`/state/${room}/`)).map((pdu) => pdu.pdu_type);
    expect(types.toSorted()).toEqual(['m.room.config', 'm.room.member', 'm.room.name']);
    expect(await pdus(`/state/${encodeURIComponent('!unknown:red:1')}/`)).toEqual([]);
  });

  /** Lets a user of blue:2 into the room. */
  async function letBlueIn(): Promise<void> {
    federation.script('blue:2', async () => ({ status: 200, headers: {}, body: '{}' }));
    const join = aPdu({ context: room, pdu_type: 'm.room.invite_join' });
    const entry = { origin: 'blue:2', destination: 'red:1', ts: 1, pdus: [join] };
    await federation.ask('red:1', 'PUT', '/send/entry/', entry);
  }

  test('a PDU is given by origin and id', async () => {
    await letBlueIn();
    const [first] = await pdus(`/context/${room}/?origin=blue:2`);
    expect(await pdus(`/pdu/red:1/${first?.pdu_id}/?origin=blue:2`)).toEqual([first]);
  });

  test('history before a PDU is given newest first, each once, up to a limit', async () => {
    await letBlueIn();
    for (const body of ['1', '2', '3']) await ann.say(room, body);
    const last = (await pdus(`/context/${room}/?origin=blue:2`)).at(-1);
    const backfill = `/backfill/${room}/?origin=blue:2&v=${last?.pdu_id},red:1&v=${last?.pdu_id},red:1`;
    expect(bodies(await pdus(`${backfill}&limit=2`))).toEqual(['3', '2']);
    const types = (await pdus(`${backfill}&limit=100`)).map((pdu) => pdu.pdu_type);
    expect(types.filter((type) => type !== 'm.room.invite_join')).toHaveLength(7);
  });

  test('what was sent to a server is sent again on request, in order and unchanged', async () => {
    await letBlueIn();
    for (const body of ['1', '2']) await ann.say(room, body);
    while (federation.requests.filter((request) => request.method === 'PUT').length < 3) await ann.streamed();
    const sent = federation.requests.map((request) => JSON.parse(request.body ?? '{}'));
    const [first] = sent;
    expect((await ask('/pull/?origin=blue:2')).body).toMatchObject({ pdus: sent.flatMap((body) => body.pdus) });
    const rest = await pdus(`/pull/?origin=blue:2&v=${first.transaction_id}`);
    expect(rest).toEqual(sent.slice(1).flatMap((body) => body.pdus));
    expect(await pdus('/pull/?origin=green:3')).toEqual([]);
  });
});
