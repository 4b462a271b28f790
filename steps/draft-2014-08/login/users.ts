import { isDeepStrictEqual } from 'node:util';
import { NotOffered } from '../../../harness/preparation.ts';
import { flowsIn } from '../../../simulators/client/draft-2014-08/index.ts';
import type { WantedFlow } from '../../cast/cast.ts';
import { Note } from '../../cast/note.ts';
import type { Example } from '../../cast/world.ts';
import { types } from './stage-types.ts';

/** The login flow in question. */
export const theFlow = new Note<WantedFlow>('a login flow');

const sameStages = (stages: readonly string[]) => (other: readonly string[]) =>
  isDeepStrictEqual([...other], [...stages]);

/** Why a flow cannot be judged at this target; undefined where it can. */
async function obstacleTo({ stages, services }: WantedFlow, { cast, target, parties }: Example) {
  const { flows, registration } = target.profile.accounts;
  const listed = flowsIn(await cast.client('Somebody').loginFlows());
  if (![...listed, ...flows.map((users) => users.stages)].some(sameStages(stages))) {
    return `the target lists no flow of ${stages.join(', then ')}`;
  }
  const needsMail = stages.some((type) => type === types.code || type === types.link);
  if (needsMail && !parties.mail) {
    return 'the target is not told to deliver its mail to us: say where under "mail" in a target file';
  }
  if (stages.includes(types.oauth2) && parties.services.length < services) {
    return `the target is not told of ${services} service(s) of ours: say where under "oauth" in a target file`;
  }
  if (services > 1 && registration === 'open' && !flows.some((users) => users.services === services)) {
    return `the target file names no users that are offered ${services} services: see "accounts.flows"`;
  }
  return undefined;
}

/**
 * Gives the user an account that may use a flow. Not offered where the target neither lists it nor is described to have such users,
 * or where it is not wired to us.
 */
export async function mayLogInBy(example: Example, name: string, wanted: WantedFlow): Promise<void> {
  const obstacle = await obstacleTo(wanted, example);
  if (obstacle !== undefined) throw new NotOffered(obstacle);
  await example.cast.makeAccount(name, wanted);
  theFlow.leave(example, wanted);
}

/** The user's address. Not offered where it is not known. */
export function addressOf({ cast }: Example, name: string): string {
  const { email } = cast.account(name);
  if (email) return email;
  throw new NotOffered('no address of the user is known: say under "accounts.email" in a target file what it is');
}
