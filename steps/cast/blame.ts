import { metLimit } from '../../harness/wire/rate-limit.ts';
import { isTarget } from '../../harness/wire/party.ts';
import { isLimited } from '../../harness/wire/rate-limit.ts';
import { probePeers } from './probe-peers.ts';
import { neededFor, type Reach, type Reached, reachedPeers } from './reach.ts';
import type { Example } from './world.ts';

/**
 * Before an Example that stopped blames the target: whether it met a rate limit, and whether the target reaches the parties of ours that
 * it needed. Where that explains it, the Example ends as prevented by the environment.
 */
export async function findEnvironmentAtFault(example: Example, reach: Reach): Promise<void> {
  noteReached(example, reach);
  const reason = limitThatStopped(example) ?? (await missingParty(example, reach));
  if (reason !== undefined) example.ending = { kind: 'prevented', fault: 'environment', reason };
}

function noteReached({ recorder, network, target, parties }: Example, reach: Reach): void {
  const names: readonly string[] = target.servers.map(({ serverName }) => serverName);
  const metFault = network.meetings.all.some(({ from }) => names.includes(from));
  if (metFault || reachedPeers(recorder.exchanges)) reach.note('peers');
  if (parties.mail?.wasVisited()) reach.note('mail server');
  if (parties.services.some(({ provider }) => provider.record.tokens.all.length > 0)) reach.note('services');
}

/** Where the last thing that preparation asked of the target met its rate limit, that stopped it. */
function limitThatStopped({ ending, recorder }: Example): string | undefined {
  if (ending.kind !== 'prevented' || ending.fault !== 'target') return undefined;
  const last = recorder.exchanges.findLast(({ from, to }) => isTarget(to) && !isTarget(from));
  return last && isLimited(last) ? metLimit(last) : undefined;
}

async function missingParty(example: Example, reach: Reach): Promise<string | undefined> {
  if (example.target.reachesUs) return undefined;
  const { ending, recorder, network, cast, checks } = example;
  const failed = checks.find(({ holds }) => !holds);
  const stop = {
    ...{ ending, exchanges: recorder.exchanges, unmet: network.unmet, hasPeers: cast.hasPeers },
    cited: recorder.exchanges.filter(({ n }) => failed?.exchanges.includes(n)),
    missedMail: cast.missedMail,
  };
  for (const kind of neededFor(stop)) {
    const reason = await reach.find(kind, () => probes[kind](example));
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const probes: Readonly<Record<Reached, (example: Example) => Promise<string | undefined>>> = {
  async peers(example) {
    const probe = await probePeers(example.cast, example.patience.deliveryMs);
    noteReached(example, example.reach);
    if (probe.kind !== 'cut-off') return undefined;
    return (
      `the target does not reach our peers: it was asked for an invitation, a join and a profile at ${probe.serverName}, and nothing ` +
      `came there (exchanges ${probe.asked.join(', ')}). Set peers.advertise in a target file to a name or address under which the ` +
      'target reaches this machine, peers.listen to an address here that is not the loopback, and let peers.ports through'
    );
  },
  'mail server': async ({ parties }) =>
    `nothing of the target has reached our mail server at ${parties.mail?.address} in this run. Tell the target to deliver its mail ` +
    'there, and set mail.listen in the target file to that address',
  services: async ({ parties }) =>
    `the target has not asked our OAuth2 provider for a token in this run, at ${issuersOf(parties.services)}. Tell the target where ` +
    'the provider is, and set oauth in the target file to the same',
};

function issuersOf(services: Example['parties']['services']): string {
  return services.map(({ provider }) => provider.issuer).join(' and ');
}
