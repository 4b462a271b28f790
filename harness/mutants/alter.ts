import type { Ports } from '../../reference-server/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Edge, EdgeAnswer, EdgeRequest } from '../targets/reference/edge.ts';

/** A request as patterns see it: `PUT /matrix/client/…`, without the query. */
function lineOf({ method, target }: EdgeRequest): string {
  return `${method} ${target.replace(/\?.*$/, '')}`;
}

/** The JSON object in a body; an empty one where there is none. */
export function objectIn({ body }: { readonly body: string }): JsonObject {
  try {
    return JsonObject.catch({}).parse(JSON.parse(body));
  } catch {
    return {};
  }
}

/** The same message with another JSON body. */
export function withBody<Message extends EdgeRequest | EdgeAnswer>(message: Message, body: unknown): Message {
  return { ...message, body: JSON.stringify(body) };
}

/** The value of a query parameter. */
export function queryOf({ target }: EdgeRequest, key: string): string | null {
  return new URL(target, 'http://edge').searchParams.get(key);
}

/** An edge that alters the answers to requests that match. */
export function alterAnswers(pattern: RegExp, alter: (answer: EdgeAnswer, request: EdgeRequest) => EdgeAnswer): Edge {
  return async (request, forward) => {
    const answer = await forward(request);
    return pattern.test(lineOf(request)) ? alter(answer, request) : answer;
  };
}

/** An edge that alters requests that match, or answers them itself. */
export function alterRequests(
  pattern: RegExp,
  alter: (request: EdgeRequest) => { forward: EdgeRequest } | { answer: EdgeAnswer },
): Edge {
  return async (request, forward) => {
    if (!pattern.test(lineOf(request))) return forward(request);
    const altered = alter(request);
    return 'answer' in altered ? altered.answer : forward(altered.forward);
  };
}

/** An edge that acknowledges a request that matches, and takes only the first for each URL. */
export function keepFirst(pattern: RegExp): Edge {
  const taken = new Set<string>();
  return alterRequests(pattern, (request) => {
    if (taken.has(request.target)) return { answer: answerWith(200, {}) };
    taken.add(request.target);
    return { forward: request };
  });
}

/** A JSON answer of the edge's own. */
export function answerWith(status: number, body: unknown): EdgeAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A transaction as the server sends it. */
export interface OutgoingTransaction {
  readonly body: JsonObject;
  readonly pdus: readonly JsonObject[];
}

/** Ports that alter the transactions with messages in them that the server sends: their bodies, or their method. */
export function alterTransactions(
  { httpSend }: Ports,
  alter: (transaction: OutgoingTransaction) => { body?: JsonObject; method?: string },
): Partial<Ports> {
  return {
    httpSend: (request) => {
      const body = objectIn({ body: request.body ?? '' });
      const pdus = JsonObject.array().catch([]).parse(body.pdus);
      const carriesMessage = pdus.some(({ pdu_type }) => pdu_type === 'm.room.message');
      if (request.method !== 'PUT' || !carriesMessage) return httpSend(request);
      const { body: altered = body, method = request.method } = alter({ body, pdus });
      return httpSend({ ...request, method: method as 'PUT', body: JSON.stringify(altered) });
    },
  };
}

/** The same for each PDU of such transactions. */
export function alterPdus(ports: Ports, alter: (pdu: JsonObject) => JsonObject): Partial<Ports> {
  return alterTransactions(ports, ({ body, pdus }) => ({ body: { ...body, pdus: pdus.map(alter) } }));
}
