import type { Mutant } from '../../harness/mutants/mutant.ts';
import type { Client, ClientOptions } from '../../simulators/client/index.ts';
import type { Peer, PeerOptions } from '../../simulators/peer/index.ts';
import type { Edition } from '../../spec/editions/index.ts';

/** The edition that the steps loaded are for, what can be broken of its practice target, and who plays. */
export interface EditionInPlay {
  readonly edition: Edition;
  readonly mutants: () => Promise<readonly Mutant[]>;
  readonly createClient: (options: ClientOptions) => Client;
  readonly openPeer: (options: PeerOptions) => Promise<Peer>;
}

let inPlay: EditionInPlay | undefined;

/** Called once by the steps of an edition when they are loaded. */
export function playEdition(played: EditionInPlay): void {
  if (inPlay && inPlay.edition !== played.edition) {
    throw new Error(
      `the steps of ${inPlay.edition.id} and of ${played.edition.id} are loaded together: load one edition`,
    );
  }
  inPlay = played;
}

export function editionInPlay(): EditionInPlay {
  if (!inPlay) throw new Error('no steps of an edition are loaded: one folder steps/<edition>/ belongs to every run');
  return inPlay;
}
