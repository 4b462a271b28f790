import { randomUUID } from 'node:crypto';
import type { HomeServerConfig, Ports } from '../../../reference-server/index.ts';
import { EventId, PduId, RoomId, TransactionId } from '../../../spec/wire/ids.ts';
import { systemClock } from '../../clock/clock.ts';
import { type Random, seededRandom } from '../../random/random.ts';
import type { Edge, EdgeAnswer } from '../edge/edge.ts';

/** A server that takes every liberty the draft leaves it: no verdict may depend on any of them. */
export interface Freedoms {
  readonly edge: Edge;
  readonly ports: (standard: Ports) => Partial<Ports>;
  readonly settings: Partial<HomeServerConfig>;
}

/** The liberties that a run with that seed meets. */
export function freedoms(seed: number): Freedoms {
  const random = seededRandom(seed).fork('freedoms');
  return {
    edge: async (request, forward) => {
      const answer = await forward(request);
      if (random.chance(0.1)) await aWhile(random.int(100));
      return retell(answer, random);
    },
    ports: ({ ids }) => ({ ids: { ...ids, ...uuids } }),
    settings: random.chance(0.5) ? { federation: { pdusPerTransaction: 1 } } : {},
  };
}

/** Ids of another form than the server's own. */
const uuids: Partial<Ports['ids']> = {
  roomId: (server) => RoomId.parse(`!${randomUUID()}:${server}`),
  eventId: () => EventId.parse(`$${randomUUID()}`),
  pduId: () => PduId.parse(randomUUID()),
  transactionId: () => TransactionId.parse(randomUUID()),
  accessToken: () => `${randomUUID()}/+=${randomUUID()}`,
  userLocalpart: () => randomUUID(),
};

/** Statuses of one class that mean the same to a client. */
const refusals: Readonly<Record<number, readonly [number, ...number[]]>> = {
  400: [400, 422],
  403: [403, 401, 400],
  404: [404, 400, 403],
  405: [405, 404, 400],
};

function retell(answer: EdgeAnswer, random: Random): EdgeAnswer {
  const json = parsed(answer.body);
  if (json === undefined) return answer;
  const statuses = refusals[answer.status] ?? (answer.status === 200 ? ([200, 201] as const) : undefined);
  const { 'content-type': _, ...headers } = answer.headers;
  const contentType = random.pick([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
  ]);
  return {
    // How two failed logins are answered must be alike, so a status is chosen for a kind of refusal, not for each.
    status: statuses ? (statuses[random.seed % statuses.length] ?? answer.status) : answer.status,
    headers: { ...headers, 'content-type': contentType },
    body: spelled(isVoid(json) ? random.pick<unknown>([{}, '']) : reordered(json, random), random),
    chunked: random.chance(0.5),
  };
}

function isVoid(json: unknown): boolean {
  return json === '' || JSON.stringify(json) === '{}';
}

/** The same value with the keys of its objects in another order, and one key more at the top. */
function reordered(json: unknown, random: Random): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const entries = Object.entries(json).reverse();
  if (random.chance(0.5)) entries.unshift(['org.example.extra', { since: random.int(1000) }]);
  return Object.fromEntries(entries);
}

function spelled(json: unknown, random: Random): string {
  const text = JSON.stringify(json, null, random.pick([0, 1, '\t']));
  const ascii = random.chance(0.5);
  return ascii
    ? text.replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : `${text}\n`;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function aWhile(durationMs: number): Promise<void> {
  return new Promise((resolve) => systemClock.after(durationMs, resolve));
}
