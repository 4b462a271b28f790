import type { HomeServerConfig, Ports } from '../../../reference-server/index.ts';
import { systemClock } from '../../clock/clock.ts';
import { seededRandom } from '../../random/random.ts';
import type { Edge } from '../edge/edge.ts';
import type { Accounts } from '../target.ts';
import { toldFreely } from './freedoms/answers.ts';
import { uuids } from './freedoms/ids.ts';
import { sendingUnits, unitsToldFreely } from './freedoms/units.ts';
import { accountsWithCodeAlone, codeAlone, suiteAccounts } from './suite-settings.ts';

/** A server that takes every liberty the draft leaves it: no verdict may depend on any of them. */
export interface Freedoms {
  readonly edge: Edge;
  readonly ports: (standard: Ports) => Partial<Ports>;
  readonly settings: (standard: Partial<HomeServerConfig>) => Partial<HomeServerConfig>;
  readonly accounts: Accounts;
}

/** The liberties that a run with that seed meets. */
export function freedoms(seed: number): Freedoms {
  const random = seededRandom(seed).fork('freedoms');
  const retellUnits = unitsToldFreely(random.fork('units'));
  const hasCodeAlone = random.fork('flows').chance(0.5);
  return {
    edge: async (request, forward) => {
      const answer = await forward(request);
      if (random.chance(0.1)) await aWhile(random.int(100));
      const body = request.endpoint?.startsWith('fed') ? retellUnits(answer.body) : answer.body;
      return toldFreely({ ...answer, body }, request, random);
    },
    ports: ({ ids, httpSend }) => ({ ids: { ...ids, ...uuids }, httpSend: sendingUnits(retellUnits, httpSend) }),
    settings: (standard) => ({
      ...standard,
      ...(hasCodeAlone && standard.loginFlows && { loginFlows: [...standard.loginFlows, codeAlone] }),
      ...(random.fork('transactions').chance(0.5) && { federation: { pdusPerTransaction: 1 } }),
    }),
    accounts: hasCodeAlone ? accountsWithCodeAlone : suiteAccounts,
  };
}

function aWhile(durationMs: number): Promise<void> {
  return new Promise((resolve) => systemClock.after(durationMs, resolve));
}
