import { expect, test } from 'vitest';
import { clientApi, testServer } from '../../testing/test-server.ts';

const rate = { atOnce: 3, everyMs: 60_000 };

function pushTo(server: ReturnType<typeof testServer>) {
  const api = clientApi(server.handle, '/matrix/federation/v1');
  let sent = 0;
  return async (origin: string): Promise<number> => {
    sent += 1;
    const body = { transaction_id: `t${sent}`, ts: 1, origin, destination: 'red:1', pdus: [] };
    return (await api.put(`/send/t${sent}/`, body)).status;
  };
}

test('transactions are counted by origin', async () => {
  const server = testServer({ config: { rates: { transactionsPerOrigin: rate } } });
  const push = pushTo(server);
  expect([await push('blue:2'), await push('blue:2'), await push('blue:2')]).toEqual([200, 200, 200]);
  expect(await push('blue:2')).toBe(429);
  expect(await push('green:3')).toBe(200);
  await server.stop();
});

test('requests of servers are counted by address, whatever name they give', async () => {
  const server = testServer({ config: { rates: { federationPerAddress: rate } } });
  const push = pushTo(server);
  expect([await push('a:1'), await push('b:1'), await push('c:1'), await push('d:1')]).toEqual([200, 200, 200, 429]);
  await server.stop();
});
