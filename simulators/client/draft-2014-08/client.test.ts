import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../harness/clock/clock.ts';
import { seededRandom } from '../../../harness/random/random.ts';
import { serverParty } from '../../../harness/wire/party.ts';
import { draft201408 } from '../../../spec/editions/draft-2014-08/index.ts';
import { ClientTxnId } from '../../../spec/wire/ids.ts';
import { json, openScriptedServer, type Script, type ScriptedServer } from '../../testing/scripted-server.ts';
import { urlOf } from '../../testing/url-of.ts';
import { createClient } from './index.ts';

const credentials = { user_id: '@alice:hs', access_token: 'secret' };
let server: ScriptedServer | undefined;

async function clientOf(script: Script, dialectName = 'draft-2014-08') {
  const opened = await openScriptedServer(script);
  server = opened;
  const dialect = draft201408.dialects[dialectName];
  if (!dialect) throw new Error(`no dialect ${dialectName}`);
  const client = createClient({
    name: 'alice',
    server: { party: serverParty('hs'), clientUrl: opened.url },
    dialect,
    send: opened.send,
    patience: { answerMs: 2000, deliveryMs: 2000 },
    random: seededRandom(1),
    clock: systemClock,
  });
  return { client, server: opened };
}

afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('registering sends the localpart and the password, and no token', async () => {
  const { client, server } = await clientOf(() => json(credentials));
  const exchange = await client.register({ localpart: 'alice', password: 'wonderland' });
  expect(exchange).toMatchObject({ from: 'client alice', to: 'server hs', answer: { status: 200 } });
  expect(urlOf(server.asked[0] ?? expect.fail())).toEqual({ path: '/matrix/client/api/v1/register', query: {} });
  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ user_id: 'alice', password: 'wonderland' });
});

test('a completed registration becomes the session, and its token goes with every later request', async () => {
  const { client, server } = await clientOf(() => json(credentials));
  await client.mustRegister({ localpart: 'alice', password: 'wonderland' });
  await client.initialSync();
  expect(client.session).toEqual({ userId: '@alice:hs', accessToken: 'secret' });
  expect(urlOf(server.asked[1] ?? expect.fail()).query).toEqual({ access_token: 'secret' });
});

test('a refused login leaves the session as it was', async () => {
  const { client } = await clientOf(() => json({ errcode: 'M_FORBIDDEN', error: 'No.' }, 403));
  await client.login({ type: 'm.login.password', user: 'alice', password: 'wrong' });
  expect(client.session).toBeUndefined();
});

test('a login stage that asks for another is no session', async () => {
  const { client } = await clientOf(() => json({ next: 'm.login.email.code', session: 's' }));
  await expect(client.mustLogin({ user: 'alice', password: 'wonderland' })).rejects.toThrow('could not log in');
  expect(client.session).toBeUndefined();
});

test('a session may be replaced', async () => {
  const { client, server } = await clientOf(() => json(credentials));
  await client.mustRegister({ localpart: 'alice', password: 'wonderland' });
  client.session = { userId: client.userId, accessToken: 'another' };
  await client.initialSync();
  expect(urlOf(server.asked[1] ?? expect.fail()).query).toEqual({ access_token: 'another' });
});

test('a request may go without a token, or with a given one', async () => {
  const { client, server } = await clientOf(() => json(credentials));
  await client.mustRegister({ localpart: 'alice', password: 'wonderland' });
  await client.request('getInitialSync', {}, { token: 'none' });
  await client.request('getInitialSync', {}, { token: { value: 'forged' } });
  expect(server.asked.slice(1).map((request) => urlOf(request).query)).toEqual([{}, { access_token: 'forged' }]);
});

test('a raw body goes out as it is', async () => {
  const { client, server } = await clientOf(() => json({}));
  await client.request('login', {}, { rawBody: '{not json', token: 'none' });
  expect(server.asked[0]?.body).toBe('{not json');
});

test('preparation that was refused says what, the status, the errcode and the exchange', async () => {
  const { client } = await clientOf(() => json({ errcode: 'M_FORBIDDEN', error: 'Not a member.' }, 403));
  await expect(client.mustSendMessage('!r:hs', 'hello')).rejects.toMatchObject({
    name: 'PreparationFailed',
    fault: 'target',
    message: 'client alice could not send a message: 403 M_FORBIDDEN: Not a member. (exchange 1)',
  });
});

test('preparation that reached nobody is the fault of the environment', async () => {
  const { client, server } = await clientOf(() => json({}));
  await server.refuse();
  await expect(client.mustJoinRoom('!r:hs')).rejects.toMatchObject({ fault: 'environment' });
});

test.each(['{}', '""', ''])('the void body %j is a success like any other', async (body) => {
  const { client } = await clientOf(() => ({ kind: 'answer', status: 200, headers: {}, body }));
  await expect(client.mustLeaveRoom('!r:hs')).resolves.toMatchObject({ answer: { status: 200 } });
});

test('a created room gives its id and the alias that was asked for', async () => {
  const { client, server } = await clientOf(({ target }) =>
    json(target.includes('register') ? credentials : { room_id: '!r:hs' }),
  );
  await client.mustRegister({ localpart: 'alice', password: 'wonderland' });
  const room = await client.mustCreateRoom({ visibility: 'public', aliasName: 'tea' });
  expect(room).toEqual({ roomId: '!r:hs', alias: '#tea:hs' });
  expect(JSON.parse(server.asked[1]?.body ?? '')).toEqual({ visibility: 'public', room_alias_name: 'tea' });
});

test('a room created without a room id in the answer is no preparation', async () => {
  const { client } = await clientOf(() => json({}));
  await expect(client.mustCreateRoom()).rejects.toThrow('could not create a room: the answer lacks it (exchange 1)');
});

test('each message goes out under a fresh transaction id, unless one is given', async () => {
  const { client, server } = await clientOf(() => json({ event_id: 'e' }));
  await client.sendMessage('!r:hs', 'one');
  await client.sendMessage('!r:hs', 'two');
  await client.sendMessage('!r:hs', 'three', ClientTxnId.parse('mine'));
  const txnIds = server.asked.map((request) => urlOf(request).path.split('/').at(-1));
  expect(new Set(txnIds).size).toBe(3);
  expect(txnIds[2]).toBe('mine');
  expect(server.asked[0]).toMatchObject({ method: 'PUT', body: '{"msgtype":"m.text","body":"one"}' });
});

test('state with a key and state without one have their own paths', async () => {
  const { client, server } = await clientOf(() => json({}));
  await client.putState('!r:hs', 'm.room.topic', '', { topic: 'tea' });
  await client.getState('!r:hs', 'm.room.member', '@bob:hs');
  expect(server.asked.map((request) => decodeURIComponent(urlOf(request).path))).toEqual([
    '/matrix/client/api/v1/rooms/!r:hs/state/m.room.topic',
    '/matrix/client/api/v1/rooms/!r:hs/state/m.room.member/@bob:hs',
  ]);
});

test('the dialect says whether a user id is encoded in a path', async () => {
  const { client, server } = await clientOf(() => json({}), 'server-2014-08');
  await client.getDisplayName('@bob:hs');
  expect(server.asked[0]?.target).toBe('/matrix/client/api/v1/profile/@bob:hs/displayname');
});
