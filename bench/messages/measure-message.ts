import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHomeServer, type Store, sqliteStore, systemPorts } from '../../reference-server/index.ts';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { type EventId, type RoomId, ServerName } from '../../spec/wire/ids.ts';
import { quantile } from '../statistics.ts';

const here = ServerName.parse('red:1');
const messages = 200;

/** What a room holds before the messages that are timed. */
export interface RoomSize {
  /** Users of one other server. */
  readonly members: number;
  readonly events: number;
}

/**
 * The time, in milliseconds, in which the reference server takes one message into a room: of many the one that a tenth
 * is quicker than, as what else the machine does only makes it longer. Its SQLite store is in memory: the disk would
 * hide what grows.
 */
export async function measureMessage(size: RoomSize): Promise<number> {
  const store = sqliteStore(':memory:', here);
  const httpSend = async () => ({ status: 200, headers: {}, body: '{}' });
  const home = createHomeServer({ serverName: here, passwordCost: 2, store }, systemPorts({ httpSend }));
  const server = http.createServer(home.handle);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/matrix/client/api/v1`;
  try {
    const { access_token: token } = await post(`${base}/register`, { user_id: 'ann', password: 'ann' });
    const { room_id: room } = await post(`${base}/createRoom?access_token=${token}`, {});
    fill(store, room as RoomId, size);
    const path = `${base}/rooms/${encodeURIComponent(String(room))}/send/m.room.message?access_token=${token}`;
    const times: number[] = [];
    for (let sent = 0; sent < messages; sent += 1) {
      const begun = performance.now();
      await post(path, { msgtype: 'm.text', body: 'tea?' });
      times.push(performance.now() - begun);
    }
    return quantile(times, 0.1);
  } finally {
    server.closeAllConnections();
    server.close();
    await home.stop();
  }
}

/** Throws unless it is granted. */
async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
  return answer.json() as Promise<Record<string, unknown>>;
}

function fill(store: Store, room: RoomId, { members, events }: RoomSize): void {
  store.batch(() => {
    for (let index = 0; index < members; index += 1) {
      const user = `@m${index}:blue:2`;
      const content = { membership: 'join' };
      const key = { pdu_type: 'm.room.member', is_state: true, state_key: user, user_id: user, content };
      store.rooms.setState(append(store, pduOf(room, `m${index}`, key)));
    }
    for (let index = 0; index < events; index += 1) append(store, pduOf(room, `e${index}`, {}));
  });
}

function append(store: Store, pdu: Pdu) {
  return store.events.append({ eventId: `${pdu.pdu_id}@blue:2` as EventId, pdu, standing: 'shown' });
}

function pduOf(context: RoomId, id: string, keys: Partial<Pdu>): Pdu {
  const content = { msgtype: 'm.text', body: 'tea?' };
  const origin = ServerName.parse('blue:2');
  const common = { pdu_id: id as Pdu['pdu_id'], origin, context, ts: 1, prev_pdus: [], user_id: '@cy:blue:2' };
  return { ...common, pdu_type: 'm.room.message', is_state: false, content, ...keys };
}
