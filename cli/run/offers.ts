import { UsageError } from '../../harness/user-error.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { listed } from '../../reports/record/plural.ts';
import { type Dialect, findEndpoint } from '../../spec/dialects/index.ts';
import type { ToldExample } from '../suite/read-suite.ts';

/** The part of the suite that an Example belongs to: the folder of its feature, such as `login`. */
export function areaOf({ feature }: Pick<ToldExample, 'feature'>): string {
  return feature.split('/').at(-2) ?? '';
}

/** Every part of the suite that a target may declare to offer. */
export function areasOf(suite: readonly ToldExample[]): readonly string[] {
  return [...new Set(suite.map(areaOf))].toSorted();
}

/** Throws a UsageError where a declared part is none of the suite's. */
export function checkOffers(offers: readonly string[], suite: readonly ToldExample[]): void {
  const areas = areasOf(suite);
  const unknown = offers.find((offer) => !areas.includes(offer));
  if (unknown === undefined) return;
  throw new UsageError(`offers: there is no "${unknown}". The suite has ${listed(areas)}.`);
}

/** An Example of a part that the target does not offer: it needs no run to be known. */
export function notOfferedExample(told: ToldExample, offers: readonly string[]): FinishedExample {
  const { requirement, ...place } = told;
  const evidence = { checks: [], steps: [], exchanges: [], pictures: [] };
  const reason = `the target is declared to offer only ${listed(offers)}`;
  return {
    requirement,
    exchanges: [],
    record: { ...place, verdict: 'not-offered', durationMs: 0, reason, ...evidence },
  };
}

/** The parts of the suite that endpoints belong to, as far as other parts need them to prepare. */
const areaOfEndpoint: Readonly<Record<string, string>> = {
  register: 'registration',
  login: 'login',
  ...{
    createRoom: 'rooms',
    createRoomTxn: 'rooms',
    joinByIdOrAlias: 'rooms',
    joinRoom: 'rooms',
    inviteToRoom: 'rooms',
  },
  ...{ leaveRoom: 'rooms', putState: 'rooms', getState: 'rooms', getMembers: 'rooms', getAlias: 'rooms' },
  ...{ sendEvent: 'messages', sendEventTxn: 'messages', getMessages: 'messages' },
  ...{ getDisplayName: 'profiles', putDisplayName: 'profiles' },
  ...{ getEvents: 'architecture', getInitialSync: 'architecture' },
};

/** How a server answers for what it does not have. */
const lacking: readonly number[] = [404, 405, 501];

/**
 * An Example that needs what the target is declared not to offer is not offered itself: one that could not reach its checks for it,
 * or whose failed checks found nothing but that it is not there. Anything else stays as it is.
 */
export function withOffers(finished: FinishedExample, offers: readonly string[], dialect: Dialect): FinishedExample {
  const { record } = finished;
  const areas = decisiveExchanges(record).map((exchange) => areaNeededBy(exchange, dialect));
  const [needed] = areas;
  if (needed === undefined || areas.some((area) => area === undefined || offers.includes(area))) return finished;
  const reason = `it needs ${needed}, and the target is declared to offer only ${listed(offers)}`;
  return { ...finished, record: { ...record, verdict: 'not-offered', reason } };
}

/** The exchanges that kept an Example from passing, where each of them was answered by a refusal or an absence. */
function decisiveExchanges({ verdict, checks, exchanges }: FinishedExample['record']): readonly Exchange[] {
  if (verdict === 'inconclusive') {
    return exchanges.filter(({ answer }) => answer !== null && answer.status >= 400).slice(-1);
  }
  if (verdict !== 'fail') return [];
  const cited = new Set(checks.filter(({ holds }) => !holds).flatMap((check) => check.exchanges));
  const decisive = exchanges.filter(({ n }) => cited.has(n));
  return decisive.every(({ answer }) => answer !== null && lacking.includes(answer.status)) ? decisive : [];
}

function areaNeededBy({ request: { method, url } }: Exchange, dialect: Dialect): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return areaOfEndpoint[findEndpoint(dialect, { method, path })?.name ?? ''];
}
