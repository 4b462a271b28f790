import { afterEach, expect, test } from 'vitest';
import { ServerName } from '../../spec/wire/ids.ts';
import { memoryStore } from '../store/memory.ts';
import { sqliteStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { Federation } from '../testing/federation.ts';

const numbers = '[12345678901234567890,9007199254740993,1e400,-0,1.0,0.10000000000000000555]';

const federation = new Federation();
afterEach(() => federation.stopAll());

test.each<[string, () => Store]>([
  ['memory', memoryStore],
  ['SQLite', () => sqliteStore(':memory:', ServerName.parse('red:1'))],
])('numbers in content reach everybody as they were written, by way of the %s store', async (_, store) => {
  const ask = federation.add('red:1', { store: store() });
  federation.add('blue:2');
  const [ann, cy] = [await federation.user('red:1', 'ann'), await federation.user('blue:2', 'cy')];
  const room = await ann.createRoom({ room_alias_name: 'tea' });
  await cy.join('#tea:red:1');
  const body = `{"msgtype":"m.text","body":"n","n":${numbers}}`;
  const path = `/rooms/${room}/send/m.room.message`;
  expect((await ann.askText('POST', path, body)).status).toBe(200);
  await cy.followTo('n');
  for (const reader of [ann, cy]) {
    const page = await reader.askText('GET', `/rooms/${room}/messages?dir=b&limit=1`);
    expect(page.body).toContain(`"n":${numbers}`);
  }
  const again = await ask({ method: 'GET', path: '/matrix/federation/v1/pull/?origin=blue:2' });
  expect(again.body).toContain(`"n":${numbers}`);
});

test('a transaction and a PDU may write their own numbers as they like', async () => {
  const ask = federation.add('red:1');
  const ann = await federation.user('red:1', 'ann');
  const room = await ann.createRoom();
  federation.script('blue:2', async () => ({ status: 200, headers: {}, body: '{}' }));
  const send = async (id: string, pdu: string) => {
    const text = `{"transaction_id":"${id}","ts":1.0e3,"origin":"blue:2","prev_ids":[],"pdus":[${pdu}]}`;
    const answer = await ask({ method: 'PUT', path: `/matrix/federation/v1/send/${id}/`, body: text });
    return [answer.status, answer.body];
  };
  const pdu = (id: string, type: string, rest: string) =>
    `{"pdu_id":"${id}","origin":"blue:2","context":"${room}","ts":1.0e3,"depth":7.0,"pdu_type":"${type}",` +
    `"prev_pdus":[],"is_state":false,"user_id":"@cy:blue:2",${rest}}`;
  expect(await send('t1', pdu('p1', 'm.room.invite_join', '"content":{"membership":"join"}'))).toEqual([
    200,
    '{"pdus":{"blue:2/p1":{}}}',
  ]);
  const said = '"content":{"msgtype":"m.text","body":"n","n":1.0}';
  expect(await send('t2', pdu('p2', 'm.room.message', said))).toEqual([200, '{"pdus":{"blue:2/p2":{}}}']);
  expect((await ann.askText('GET', `/rooms/${room}/messages?dir=b&limit=1`)).body).toContain('"n":1.0');
});
