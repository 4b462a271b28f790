import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { isLimited } from '../../harness/wire/rate-limit.ts';
import type { Client } from '../../simulators/client/index.ts';
import type { Peer } from '../../simulators/peer/index.ts';
import type { Cast } from './cast.ts';

export type PeerProbe =
  | { readonly kind: 'reached' }
  /** Nothing came to the peer of that name. */
  | { readonly kind: 'cut-off'; readonly serverName: string; readonly asked: readonly number[] }
  /** Nobody of the target could ask for anything. */
  | { readonly kind: 'unknown' };

/**
 * Makes the target speak to a fresh peer in three ways at once: an invitation of its user, a join of its room by alias, the profile of its
 * user. Anything that then comes there, in whatever form, shows that the target reaches our peers.
 */
export async function probePeers(cast: Pick<Cast, 'anyClient' | 'openPeer'>, deliveryMs: number): Promise<PeerProbe> {
  try {
    const client = await cast.anyClient();
    const { roomId } = await client.mustCreateRoom({ visibility: 'public' });
    const peer = await cast.openPeer('probe');
    const waiting = somethingCame(peer, deliveryMs);
    const asked = await askAll(client, peer, roomId);
    // What is asked may take longer to be answered than what it brings about may take to come.
    if ((await waiting) || whatCame(peer).some(({ all }) => all.length > 0)) return { kind: 'reached' };
    if (asked.some(isLimited)) return { kind: 'unknown' };
    return { kind: 'cut-off', serverName: peer.serverName, asked: asked.map(({ n }) => n) };
  } catch (error) {
    if (error instanceof PreparationFailed || error instanceof NotOffered) return { kind: 'unknown' };
    throw error;
  }
}

function askAll(client: Client, peer: Peer, roomId: string) {
  const user = peer.userId('probe');
  const { alias = '' } = peer.hostRoom({ creator: user, visibility: 'public', alias: 'probe' });
  return Promise.all([client.invite(roomId, user), client.joinRoom(alias), client.getDisplayName(user)]);
}

const whatCame = ({ transactions, requests, unexpected }: Peer) => [transactions, requests, unexpected] as const;

/** Whether the peer is asked for anything at all within that time. */
async function somethingCame(peer: Peer, deadlineMs: number): Promise<boolean> {
  const any = (items: readonly unknown[]) => items.length > 0;
  const came = whatCame(peer).map(async (arrivals) => {
    if (!(await arrivals.until(any, deadlineMs))) throw new Error('nothing came');
  });
  return Promise.any(came).then(
    () => true,
    () => false,
  );
}
