import { setWorldConstructor, World } from '@cucumber/cucumber';
import type { CheckResult } from '../../harness/checks/check-result.ts';
import { type Clock, systemClock } from '../../harness/clock/clock.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { type Random, seededRandom } from '../../harness/random/random.ts';
import type { Target } from '../../harness/targets/target.ts';
import type { Ending, Picture } from '../../harness/verdict/evidence.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { Itinerary } from '../../harness/wire/itinerary.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { type Send, sender } from '../../harness/wire/send.ts';
import { Network } from '../../simulators/network/index.ts';
import { Cast } from './cast.ts';
import { CheckFailed } from './check-failed.ts';
import { Notes } from './notes.ts';
import type { Parties } from './parties.ts';
import { sharedOfWorker } from './target-of-worker.ts';

/** One Example: its cast, its network, its clock and its evidence. Steps see nothing else. */
export class Example extends World {
  readonly clock: Clock = systemClock;
  readonly recorder = new Recorder(systemClock.now);
  readonly network = new Network();
  readonly checks: CheckResult[] = [];
  readonly pictures: Picture[] = [];
  /** What earlier steps left for later ones: the room, the message, the last exchange. */
  readonly notes = new Notes();
  ending: Ending = { kind: 'completed' };
  #cast: Cast | undefined;
  #random: Random | undefined;

  get target(): Target {
    return sharedOfWorker().target;
  }

  get parties(): Parties {
    return sharedOfWorker().parties;
  }

  get cast(): Cast {
    if (!this.#cast) throw new Error('the Example has not begun');
    return this.#cast;
  }

  /** Gathers the cast. `name` tells this Example from every other, so that its chance does not depend on order. */
  begin(name: string): void {
    const shared = sharedOfWorker();
    shared.recorder = this.recorder;
    const { parameters, target, parties, connections, usedPorts } = shared;
    const { seed, runTag } = parameters;
    const { recorder, network, clock } = this;
    this.#random = seededRandom(seed).fork(name);
    const random = this.#random.fork('cast');
    this.#cast = new Cast({
      ...{ target, parties, recorder, network, clock, random, runTag, usedPorts },
      itinerary: itineraryOf(target, parties),
      send: heardBy(target, sender(connections, recorder)),
    });
  }

  /** Chance of this Example alone. */
  get random(): Random {
    if (!this.#random) throw new Error('the Example has not begun');
    return this.#random;
  }

  /** Ends every party of the Example. */
  async end(): Promise<void> {
    await this.#cast?.close();
  }

  /** Puts a check on record. One that does not hold ends the Example. */
  check(result: CheckResult): void {
    this.checks.push(result);
    if (!result.holds) throw new CheckFailed(result);
  }

  /** Like `check`, for what must be so before the act can be judged: without it the Example is inconclusive. */
  assume(result: CheckResult): void {
    if (result.holds) return;
    throw new PreparationFailed(`${result.text}: expected ${result.expected}, but ${result.actual}`);
  }

  /** Waits for something that the target does when its own time has come, letting that time pass where it is ours. */
  async inTargetTime<T>(arrival: Promise<T>): Promise<T> {
    const { hasten } = this.target;
    if (!hasten) return arrival;
    const [value] = await Promise.all([arrival, hasten(arrival, () => this.cast.heldRequests())]);
    return value;
  }

  /** The exchange that the last act made. */
  get last(): Exchange {
    return this.notes.exchange.value;
  }
}

/** Where the target may send its users: to itself, to us, and to what its file lists. */
function itineraryOf({ profile, serverName, clientUrl, federationUrl }: Target, { services }: Parties): Itinerary {
  return new Itinerary([
    ...[clientUrl, federationUrl, `http://${serverName}`, `https://${serverName}`],
    ...services.flatMap(({ provider, redirectUri }) => [provider.issuer, redirectUri ?? '']),
    ...(profile.mayVisit ?? []),
  ]);
}

/** Lets the target's time be learnt from its answers. */
function heardBy({ clientUrl, federationUrl, hear }: Target, send: Send): Send {
  if (!hear) return send;
  return async (request) => {
    const exchange = await send(request);
    const { url } = exchange.request;
    if (url.startsWith(clientUrl) || url.startsWith(federationUrl)) hear(exchange);
    return exchange;
  };
}

setWorldConstructor(Example);
