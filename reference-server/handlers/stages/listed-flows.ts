import type { LoginFlows } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import type { Flow } from '../../config/login-flows.ts';
import type { Home } from '../../home.ts';
import { typesOf } from './progress.ts';

/** Flows as clients are told of them, with the first at the top level as well. Draft: N-Factor Authentication. */
export function listedFlows({ rules }: Home, flows: readonly Flow[]): LoginFlows {
  const listed = rules.offeredFlows(flows.map(typesOf)).map((stages) => rules.describeFlow(stages));
  return { ...listed[0], flows: listed };
}
