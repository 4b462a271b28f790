import { describe, expect, it } from 'vitest';
import { type HttpRequest, type Ports, systemPorts } from '../../reference-server/index.ts';
import { ServerName } from '../../spec/wire/ids.ts';
import type { EdgeAnswer, EdgeRequest } from '../targets/reference/edge.ts';
import {
  alterAnswers,
  alterPdus,
  alterRequests,
  alterTransactions,
  answerWith,
  keepFirst,
  objectIn,
  queryOf,
  withBody,
} from './alter.ts';

const request: EdgeRequest = { method: 'PUT', target: '/rooms/a?token=t%20t', headers: { a: 'b' }, body: '{"n":1}' };
const answered = answerWith(200, { from: 'the server' });

/** A server behind an edge, and what reached it. */
function server() {
  const reached: EdgeRequest[] = [];
  const forward = async (given: EdgeRequest): Promise<EdgeAnswer> => {
    reached.push(given);
    return answered;
  };
  return { reached, forward };
}

describe('the object in a body', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['[1]', {}],
    ['"text"', {}],
    ['null', {}],
    ['', {}],
    ['{"a":', {}],
  ])('of %s is %o', (body, object) => {
    expect(objectIn({ body })).toEqual(object);
  });
});

describe('a message', () => {
  it('keeps everything but its body where that is replaced', () => {
    expect(withBody(request, { n: 2 })).toEqual({ ...request, body: '{"n":2}' });
  });

  it('has its query decoded, or null', () => {
    expect([queryOf(request, 'token'), queryOf(request, 'other')]).toEqual(['t t', null]);
  });
});

describe('an edge that alters answers', () => {
  const edge = alterAnswers(/^PUT \/rooms\/a$/, (answer, asked) => withBody(answer, objectIn(asked)));

  it('alters those to requests that match, whatever their query', async () => {
    expect(objectIn(await edge(request, server().forward))).toEqual({ n: 1 });
  });

  it('leaves others alone', async () => {
    expect(await edge({ ...request, method: 'GET' }, server().forward)).toBe(answered);
  });
});

describe('an edge that alters requests', () => {
  it('sends on another in place of one that matches', async () => {
    const { reached, forward } = server();
    const edge = alterRequests(/^PUT /, (asked) => ({ forward: withBody(asked, { n: 2 }) }));
    expect(await edge(request, forward)).toBe(answered);
    expect(reached.map(objectIn)).toEqual([{ n: 2 }]);
  });

  it('may answer one that matches in place of the server', async () => {
    const { reached, forward } = server();
    const edge = alterRequests(/^PUT /, () => ({ answer: answerWith(403, {}) }));
    expect((await edge(request, forward)).status).toBe(403);
    expect(reached).toEqual([]);
  });

  it('sends others on as they are', async () => {
    const { reached, forward } = server();
    await alterRequests(/^GET /, () => ({ answer: answerWith(403, {}) }))(request, forward);
    expect(reached).toEqual([request]);
  });
});

describe('an edge that keeps the first', () => {
  it('acknowledges each request, and sends on the first for each URL', async () => {
    const { reached, forward } = server();
    const edge = keepFirst(/^PUT /);
    const other = { ...request, target: '/rooms/b' };
    const statuses = [];
    for (const given of [request, request, other]) statuses.push((await edge(given, forward)).status);
    expect(statuses).toEqual([200, 200, 200]);
    expect(reached).toEqual([request, other]);
  });
});

describe('ports that alter transactions', () => {
  const message = { pdu_type: 'm.room.message', pdu_id: '1' };
  const member = { pdu_type: 'm.room.member', pdu_id: '2' };
  const outgoing = (body: object | undefined, method: 'GET' | 'PUT' = 'PUT'): HttpRequest => ({
    destination: ServerName.parse('blue'),
    place: { host: 'blue', port: 8080, tls: false },
    method,
    path: '/send/1/',
    ...(body && { body: JSON.stringify(body) }),
    signal: new AbortController().signal,
  });

  /** What such ports send in place of that. */
  async function sentInPlaceOf(given: HttpRequest, alter: (ports: Ports) => Partial<Ports>) {
    const sent: HttpRequest[] = [];
    const standard: Ports = {
      ...systemPorts(),
      httpSend: async (one) => {
        sent.push(one);
        return { status: 200, headers: {}, body: '{}' };
      },
    };
    await alter(standard).httpSend?.(given);
    return sent[0];
  }
  const emptied = (ports: Ports) => alterTransactions(ports, () => ({ body: {} }));

  it('see its PDUs and send another body', async () => {
    const sent = await sentInPlaceOf(outgoing({ ts: 1, pdus: [message, member] }), (ports) =>
      alterTransactions(ports, ({ body, pdus }) => ({ body: { ...body, count: pdus.length } })),
    );
    expect(objectIn({ body: sent?.body ?? '' })).toEqual({ ts: 1, pdus: [message, member], count: 2 });
  });

  it('may send it by another method', async () => {
    const sent = await sentInPlaceOf(outgoing({ pdus: [message] }), (ports) =>
      alterTransactions(ports, () => ({ method: 'POST' })),
    );
    expect(sent).toMatchObject({ method: 'POST', body: JSON.stringify({ pdus: [message] }) });
  });

  it('alter each PDU beside a message, and nothing else of the transaction', async () => {
    const sent = await sentInPlaceOf(outgoing({ ts: 1, pdus: [message, member] }), (ports) =>
      alterPdus(ports, ({ pdu_id }) => ({ pdu_id })),
    );
    expect(objectIn({ body: sent?.body ?? '' })).toEqual({ ts: 1, pdus: [{ pdu_id: '1' }, { pdu_id: '2' }] });
  });

  it.each([
    ['without a message', outgoing({ pdus: [member] })],
    ['without PDUs', outgoing({ edus: [] })],
    ['that is a question', outgoing(undefined, 'GET')],
  ])('leave alone what is %s', async (_, given) => {
    expect(await sentInPlaceOf(given, emptied)).toBe(given);
  });
});
