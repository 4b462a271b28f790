import { createClient } from '../../simulators/client/draft-2014-08/index.ts';
import { openPeer } from '../../simulators/peer/draft-2014-08/index.ts';
import { draft201408 } from '../../spec/editions/draft-2014-08/index.ts';
import { playEdition } from '../cast/edition-in-play.ts';

playEdition({
  edition: draft201408,
  createClient,
  openPeer,
  mutants: async () => (await import('../../harness/mutants/draft-2014-08/index.ts')).mutants,
});
