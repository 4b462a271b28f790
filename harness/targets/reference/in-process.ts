import {
  createHomeServer,
  type HomeServer,
  type Ports,
  standardRules,
  systemPorts,
} from '../../../reference-server/index.ts';
import type { Edition } from '../../../spec/editions/index.ts';
import { ServerName } from '../../../spec/wire/ids.ts';
import { systemClock } from '../../clock/clock.ts';
import { virtualClock } from '../../clock/virtual-clock.ts';
import type { Mutant } from '../../mutants/mutant.ts';
import type { Edge } from '../edge/edge.ts';
import { openPort } from '../edge/open-port.ts';
import { passThrough } from '../edge/pass-through.ts';
import { loopbackPeers, type OpenParties, type Patience, type Target } from '../target.ts';
import { serverAt, targetServers } from '../target-servers.ts';
import { hastener } from './hasten.ts';
import { loginSettings, suiteAccounts } from './suite-settings.ts';

export interface ReferenceOptions {
  readonly seed: number;
  /** Shortens the waiting for what never comes. */
  readonly hurry: boolean;
  readonly edition: Edition;
  /** The decision to break. */
  readonly mutant?: Mutant | undefined;
  readonly freedoms: boolean;
  /** Our mail server and services, where they are open. */
  readonly parties?: OpenParties | undefined;
}

const patience: Patience = { answerMs: 5_000, deliveryMs: 3_000, retryMs: 5_000 };
const hurried: Patience = { answerMs: 5_000, deliveryMs: 1_000, retryMs: 1_500 };

/** A cost for tests: the strength of passwords is not what is judged. */
const passwordCost = 2 ** 4;

/** The reference server in this process: memory store, virtual time, a real loopback port. */
export async function openReference(options: ReferenceOptions): Promise<Target> {
  const { seed, hurry, edition, mutant, freedoms, parties } = options;
  const liberties = freedoms ? (await import('./freedoms.ts')).freedoms(seed) : undefined;
  const clock = virtualClock(systemClock);
  const outgoing = { inFlight: 0 };
  const standardPorts = systemPorts({ clock });
  const doors: Ports = { ...standardPorts, ...liberties?.ports(standardPorts), ...mutant?.ports?.(standardPorts) };
  const ports: Ports = { ...doors, httpSend: counted(doors.httpSend, outgoing) };
  const rules = { ...standardRules, ...mutant?.rules?.(standardRules) };

  const start = (address: string): HomeServer => {
    const serverName = ServerName.parse(address);
    const settings = parties ? loginSettings(parties) : {};
    const altered = liberties?.settings(settings) ?? settings;
    return createHomeServer({ serverName, passwordCost, ...altered }, ports, rules);
  };
  const edge: Edge | undefined = mutant?.edge?.() ?? liberties?.edge;
  let server: HomeServer | undefined;
  let inner: Awaited<ReturnType<typeof openPort>> | undefined;
  const outer = await openPort((address) => {
    server = start(address);
    return edge ? passThrough(edge, edition.defaultDialect, () => `http://${inner?.address}`) : server.handle;
  });
  if (edge && server) {
    const { handle } = server;
    inner = await openPort(() => handle);
  }
  await server?.start();
  return {
    profile: {
      name: `reference server${mutant ? `, mutant ${mutant.id}` : ''}${freedoms ? ', taking every freedom' : ''}`,
      dialect: edition.defaultDialect,
      patience: hurry ? hurried : patience,
      peers: loopbackPeers,
      accounts: liberties?.accounts ?? suiteAccounts,
      knownDeviations: [],
    },
    servers: targetServers(serverAt(outer.address)),
    hasten: hastener(clock, () => outgoing.inFlight),
    now: clock.now,
    reachesUs: true,
    pass: clock.skip,
    ...(mutant?.client && { clientHabits: mutant.client }),
    async stop() {
      await server?.stop();
      await Promise.all([outer.close(), inner?.close()]);
    },
  };
}

function counted(httpSend: Ports['httpSend'], count: { inFlight: number }): Ports['httpSend'] {
  return async (request) => {
    count.inFlight++;
    try {
      return await httpSend(request);
    } finally {
      count.inFlight--;
    }
  };
}
