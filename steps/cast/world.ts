import { setWorldConstructor, World } from '@cucumber/cucumber';
import { mustBeUnlimited } from '../../harness/checks/answered.ts';
import type { CheckResult } from '../../harness/checks/check-result.ts';
import type { Comparison } from '../../harness/checks/compare.ts';
import { type Clock, systemClock } from '../../harness/clock/clock.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { type Random, seededRandom } from '../../harness/random/random.ts';
import type { Patience, Target, TargetServer } from '../../harness/targets/target.ts';
import type { Ending, Evidence, Picture } from '../../harness/verdict/evidence.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { Itinerary } from '../../harness/wire/itinerary.ts';
import { isTarget, serverParty } from '../../harness/wire/party.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { type Send, sender } from '../../harness/wire/send.ts';
import { Network } from '../../simulators/network/index.ts';
import { Cast } from './cast.ts';
import { CheckFailed } from './check-failed.ts';
import { editionInPlay } from './edition-in-play.ts';
import { lastExchange, lastMessage, type Message, type Room, theRoom } from './notes.ts';
import type { Parties } from './parties.ts';
import type { Reach } from './reach.ts';
import { sharedOfWorker } from './target-of-worker.ts';

/** One Example: its cast, its network, its clock and its evidence. Steps see nothing else. */
export class Example extends World {
  readonly clock: Clock = systemClock;
  readonly recorder = new Recorder(systemClock.now);
  readonly network = new Network();
  readonly checks: CheckResult[] = [];
  readonly pictures: Picture[] = [];
  /** The sentence of the feature that is being carried out. */
  sentence = '';
  ending: Ending = { kind: 'completed' };
  /** Whom the Example judges. */
  subject: Evidence['subject'] = 'target';
  #cast: Cast | undefined;
  #random: Random | undefined;

  get target(): Target {
    return sharedOfWorker().target;
  }

  /** The home server that is judged where a sentence speaks of one only. */
  get homeServer(): TargetServer {
    return this.target.servers[0];
  }

  get parties(): Parties {
    return sharedOfWorker().parties;
  }

  /** Which parties of ours the target is known to reach. */
  get reach(): Reach {
    return sharedOfWorker().reach;
  }

  get cast(): Cast {
    if (!this.#cast) throw new Error('the Example has not begun');
    return this.#cast;
  }

  /** Gathers the cast. `name` tells this Example from every other, so that its chance does not depend on order. */
  begin(name: string): void {
    const shared = sharedOfWorker();
    shared.recorder = this.recorder;
    const { parameters, target, parties, connections, usedPorts, reach, learnt } = shared;
    const { seed, runTag } = parameters;
    const { recorder, network, clock } = this;
    this.#random = seededRandom(seed).fork(name);
    const random = this.#random.fork('cast');
    this.#cast = new Cast({
      ...{
        target,
        players: editionInPlay(),
        parties,
        recorder,
        network,
        clock,
        random,
        runTag,
        usedPorts,
        reach,
        learnt,
      },
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
  check(comparison: Comparison): void {
    this.#mustBeUnlimited(comparison);
    const result = this.#worded(comparison);
    this.checks.push(result);
    if (!result.holds) throw new CheckFailed(result);
  }

  /** Like `check`, for what must be so before the act can be judged: without it the Example is inconclusive. */
  assume(comparison: Comparison): void {
    this.#mustBeUnlimited(comparison);
    const { text, expected, actual, holds, exchanges } = this.#worded(comparison);
    const told = `${text}: expected ${expected}, but ${actual}`;
    const [first] = exchanges;
    if (!holds) throw new PreparationFailed(first === undefined ? told : `${told}; see exchange ${first}`);
  }

  /** A rate limit says something of our pace only: nothing that it may have caused is compared. */
  #mustBeUnlimited({ exchanges }: Comparison): void {
    mustBeUnlimited(this.recorder.exchanges.filter(({ n, to }) => exchanges.includes(n) && isTarget(to)));
  }

  #worded({ text = this.sentence, expected, actual, holds, exchanges }: Comparison): CheckResult {
    return { text, expected, actual, holds, exchanges };
  }

  /** Waits for something that the target does when its own time has come, letting that time pass where it is ours. */
  async inTargetTime<T>(arrival: Promise<T>): Promise<T> {
    const { hasten } = this.target;
    if (!hasten) return arrival;
    const [value] = await Promise.all([arrival, hasten(arrival, () => this.cast.heldRequests())]);
    return value;
  }

  get patience(): Patience {
    return this.target.profile.patience;
  }

  /** The exchange that the last act made. */
  get last(): Exchange {
    return lastExchange.of(this);
  }

  set last(exchange: Exchange) {
    lastExchange.leave(this, exchange);
  }

  /** The room that the sentences are about. */
  get room(): Room {
    return theRoom.of(this);
  }

  set room(room: Room) {
    theRoom.leave(this, room);
  }

  /** The last message sent: "it". */
  get message(): Message {
    return lastMessage(this);
  }
}

/** Where the target may send its users: to itself, to us, and to what its file lists. */
function itineraryOf({ profile, servers }: Target, { services }: Parties): Itinerary {
  return new Itinerary([
    ...servers.flatMap(({ serverName, clientUrl, federationUrl }) => [
      ...[clientUrl, federationUrl, `http://${serverName}`, `https://${serverName}`],
    ]),
    ...services.flatMap(({ provider, redirectUri }) => [provider.issuer, redirectUri ?? '']),
    ...(profile.mayVisit ?? []),
  ]);
}

/** Lets the time of the target's first server be learnt from its answers. */
function heardBy({ servers: [{ serverName }], hear }: Target, send: Send): Send {
  if (!hear) return send;
  const party = serverParty(serverName);
  return async (request) => {
    const exchange = await send(request);
    if (exchange.to === party) hear(exchange);
    return exchange;
  };
}

setWorldConstructor(Example);
