import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../harness/clock/clock.ts';
import { seededRandom } from '../../harness/random/random.ts';
import { openTarget } from '../../harness/targets/open-target.ts';
import type { Target } from '../../harness/targets/target.ts';
import { Itinerary } from '../../harness/wire/itinerary.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { openConnections, sender } from '../../harness/wire/send.ts';
import { createClient } from '../../simulators/client/draft-2014-08/index.ts';
import { Network } from '../../simulators/network/index.ts';
import { openPeer } from '../../simulators/peer/draft-2014-08/index.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { Cast } from '../../steps/cast/cast.ts';
import { noParties } from '../../steps/cast/parties.ts';
import { Reach } from '../../steps/cast/reach.ts';

const times = 20;
const carol = 'carol';

describe('a home server that is killed', () => {
  const connections = openConnections();
  let target: Target;
  let cast: Cast;

  beforeAll(async () => {
    target = await openTarget({ kind: 'reference:process' }, { edition: defaultEdition, seed: 1, hurry: false });
    const recorder = new Recorder(systemClock.now);
    cast = new Cast({
      target,
      players: { createClient, openPeer },
      parties: noParties,
      send: sender(connections, recorder),
      itinerary: new Itinerary([target.servers[0].clientUrl]),
      recorder,
      network: new Network(),
      clock: systemClock,
      random: seededRandom(1),
      runTag: 'kill',
      usedPorts: new Set(),
      reach: new Reach(),
      learnt: {},
    });
  });

  afterAll(async () => {
    await cast?.close();
    await connections.destroy();
    await target?.stop();
  });

  it(`has every PDU that it acknowledged, ${times} times of ${times}`, async () => {
    const [{ lifecycle }] = target.servers;
    if (!lifecycle) throw new Error('the target cannot be killed');
    await cast.makeAccount('Alice');
    const alice = cast.client('Alice');
    const { roomId } = await alice.mustCreateRoom({ visibility: 'public' });
    const blue = await cast.openPeer('blue');
    const context = await blue.mustJoinRoom(roomId, blue.userId(carol));

    const said: string[] = [];
    for (let time = 1; time <= times; time++) {
      const text = `said before kill ${time}`;
      const { exchange } = await blue.sendMessage(context, blue.userId(carol), text);
      expect(exchange.answer?.status).toBe(200);
      await lifecycle.kill();
      said.push(text);

      await lifecycle.start();
      const { events } = await alice.history(roomId);
      const heard = events.filter(({ type }) => type === 'm.room.message').map(({ content }) => content.body);
      expect(heard).toEqual(said);
    }
  });
});
