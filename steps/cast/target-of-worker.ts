import type { Browser } from 'playwright-core';
import type { Agent } from 'undici';
import { openTarget } from '../../harness/targets/open-target.ts';
import { partyPlaces } from '../../harness/targets/party-places.ts';
import type { Target } from '../../harness/targets/target.ts';
import { defaultTextLimits, KeptText, type TextLimits } from '../../harness/wire/kept-text.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { openConnections } from '../../harness/wire/send.ts';
import type { Learnt } from '../../simulators/peer/index.ts';
import { editionInPlay } from './edition-in-play.ts';
import { admit, noParties, openParties, type Parties } from './parties.ts';
import { Reach } from './reach.ts';
import type { RunParameters } from './run-parameters.ts';

/** What all Examples of one worker share: the target, the parties it was told of, and the connections to it. */
export interface Shared {
  readonly parameters: RunParameters;
  readonly target: Target;
  readonly parties: Parties;
  readonly connections: Agent;
  /** How much more of what is carried is kept for the report. */
  readonly keptText: KeptText;
  /** Ports that peers of this run had. */
  readonly usedPorts: Set<number>;
  /** Which parties of ours the target is known to reach. */
  readonly reach: Reach;
  /** What the peers of this run have learnt. */
  readonly learnt: Learnt;
  /** The recorder of the Example that is under way; parties that outlive it record there. */
  recorder: Recorder;
  /** The browser, started by the first Example that needs one. */
  browser?: Promise<Browser>;
}

let shared: Shared | undefined;

/** Opens the target of this worker. Cucumber runs this once, before the first Example. */
export async function openShared(parameters: RunParameters): Promise<void> {
  const recorder = new Recorder(Date.now);
  const current = () => shared?.recorder ?? recorder;
  const parties = parameters.parties ? await openParties(partyPlaces(parameters.target), current) : noParties;
  try {
    const target = await openTarget(parameters.target, { ...editionInPlay(), ...parameters, parties: parties.open });
    admit(parties, target);
    shared = {
      ...{ parameters, target, parties, recorder, usedPorts: new Set(), reach: new Reach(), learnt: {} },
      connections: openConnections(target.trust),
      keptText: new KeptText(shareOf(target.profile.reportText ?? defaultTextLimits, parameters.workers)),
    };
  } catch (error) {
    await parties.close();
    throw error;
  }
}

/** What one of several workers may keep. */
function shareOf({ perExchange, perRun }: TextLimits, workers: number): TextLimits {
  return { perExchange, perRun: Math.floor(perRun / workers) };
}

export async function closeShared(): Promise<void> {
  const closing = shared;
  shared = undefined;
  // Where the machine has no browser there is none to close.
  await closing?.browser?.then(
    (browser) => browser.close(),
    () => {},
  );
  await closing?.connections.destroy();
  await closing?.target.stop();
  await closing?.parties.close();
}

export function sharedOfWorker(): Shared {
  if (!shared) throw new Error('the target is not open: cucumber ran an Example before its BeforeAll hook');
  return shared;
}

/** The browser of this worker. Throws NotOffered where the machine has none. */
export async function browserOfWorker(): Promise<Browser> {
  const open = sharedOfWorker();
  const { openBrowser } = await import('../../simulators/browser/browser.ts');
  open.browser ??= openBrowser();
  return open.browser;
}
