import type { Agent } from 'undici';
import { openTarget } from '../../harness/targets/open-target.ts';
import type { Target } from '../../harness/targets/target.ts';
import { openConnections } from '../../harness/wire/send.ts';
import type { RunParameters } from './run-parameters.ts';

/** What all Examples of one worker share: the target and the connections to it. */
export interface Shared {
  readonly parameters: RunParameters;
  readonly target: Target;
  readonly connections: Agent;
}

let shared: Shared | undefined;

/** Opens the target of this worker. Cucumber runs this once, before the first Example. */
export async function openShared(parameters: RunParameters): Promise<void> {
  const target = await openTarget(parameters.target, parameters);
  shared = { parameters, target, connections: openConnections() };
}

export async function closeShared(): Promise<void> {
  const closing = shared;
  shared = undefined;
  await closing?.connections.destroy();
  await closing?.target.stop();
}

export function sharedOfWorker(): Shared {
  if (!shared) throw new Error('the target is not open: cucumber ran an Example before its BeforeAll hook');
  return shared;
}
