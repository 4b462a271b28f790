import { openHomeServer, type Peer, type PeerOptions } from '../peer.ts';
import { peerEdition } from './edition.ts';

export type * from '../index.ts';

/** Opens a home server of the draft of 2014-08-28 that does what it is told. Rejects when the port cannot be had. */
export function openPeer(options: PeerOptions): Promise<Peer> {
  return openHomeServer(options, peerEdition);
}
