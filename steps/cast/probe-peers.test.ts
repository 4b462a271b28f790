import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../harness/clock/clock.ts';
import { seededRandom } from '../../harness/random/random.ts';
import { createClient } from '../../simulators/client/draft-2014-08/index.ts';
import { openTestPeer, type TestPeer } from '../../simulators/testing/open-test-peer.ts';
import { type AskedRequest, json } from '../../simulators/testing/scripted-server.ts';
import { draftDialect } from '../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { probePeers } from './probe-peers.ts';

let party: TestPeer | undefined;
afterEach(async () => {
  await party?.close();
  party = undefined;
});

const granted = { user_id: '@alice:hs', access_token: 'secret', room_id: '!r:hs' };

/** Probes a target that answers 200 to all, unless `meanwhile` gives it something to do first or another status. */
async function probe(meanwhile: (request: AskedRequest, party: TestPeer | undefined) => Promise<number | undefined>) {
  const opened = await openTestPeer(async (request) => json(granted, await meanwhile(request, party)));
  party = opened;
  const { target, peer } = opened;
  const client = createClient({
    ...{ name: 'alice', server: { party: 'server hs', clientUrl: target.url }, dialect: draftDialect },
    ...{ send: target.send, patience: { answerMs: 2000, deliveryMs: 50 }, clock: systemClock },
    random: seededRandom(1),
  });
  await client.register({ localpart: 'alice' });
  return probePeers({ anyClient: async () => client, openPeer: async () => peer }, 50);
}

const nothing = async () => undefined;

it('finds a target that sends nothing cut off, and names what it was asked', async () => {
  expect(await probe(nothing)).toEqual({
    kind: 'cut-off',
    serverName: party?.peer.serverName,
    asked: [expect.any(Number), expect.any(Number), expect.any(Number)],
  });
  const paths = party?.target.asked.map(({ target }) => target).join(' ');
  for (const path of ['/invite', '/join/', '/profile/']) expect(paths).toContain(path);
});

it.each([
  ['/invite', '/send/1/', 'PUT'],
  ['/join/', '/query/directory?room_alias=x', 'GET'],
  ['/profile/', '/query/profile?user_id=x', 'GET'],
  ['/profile/', '/what/is/this', 'POST'],
])('finds a target reached that, asked for %s, asks a peer for %s', async (asked, path, method) => {
  const found = await probe(async ({ target }, opened) => {
    if (target.includes(asked)) await opened?.ask(path, { method, ...(method !== 'GET' && { body: '{}' }) });
    return undefined;
  });
  expect(found).toEqual({ kind: 'reached' });
});

it('knows nothing where nobody can make a room, or a limit was met', async () => {
  const refusing = (part: string, status: number) => async (request: AskedRequest) =>
    request.target.includes(part) ? status : undefined;
  expect(await probe(refusing('/createRoom', 403))).toEqual({ kind: 'unknown' });
  await party?.close();
  expect(await probe(refusing('/invite', 429))).toEqual({ kind: 'unknown' });
});
