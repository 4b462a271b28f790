import { systemClock } from '../../harness/clock/clock.ts';
import { seededRandom } from '../../harness/random/random.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import { draftDialect } from '../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { Network } from '../network/index.ts';
import { openPeer, type PeerOptions } from '../peer/draft-2014-08/index.ts';
import { json, openScriptedServer, type Script } from './scripted-server.ts';

/** A peer for tests, beside a target that follows a script; `send` comes from the target. */
export async function openTestPeer(
  script: Script = () => json({}),
  dialect: Dialect = draftDialect,
  more: Partial<PeerOptions> = {},
) {
  const target = await openScriptedServer(script);
  const network = new Network();
  const peer = await openPeer({
    name: 'red',
    servers: [target.address],
    dialect,
    recorder: target.recorder,
    send: target.send,
    network,
    random: seededRandom(7),
    clock: systemClock,
    patience: { answerMs: 2000, deliveryMs: 2000 },
    ...more,
  });
  return {
    peer,
    target,
    network,
    /** The links in both directions. */
    toPeer: { from: target.address, to: peer.serverName },
    toTarget: { from: peer.serverName, to: target.address },
    /** Sends the peer a request, as the target would. */
    ask: (path: string, init?: RequestInit) => fetch(`http://${peer.serverName}/matrix/federation/v1${path}`, init),
    /** Puts a transaction with these PDUs. */
    push: (transactionId: string, pdus: unknown) =>
      fetch(`http://${peer.serverName}/matrix/federation/v1/send/${transactionId}/`, {
        method: 'PUT',
        body: JSON.stringify({ origin: target.address, pdus }),
      }),
    async close() {
      await peer.close();
      await target.close();
    },
  };
}

export type TestPeer = Awaited<ReturnType<typeof openTestPeer>>;
