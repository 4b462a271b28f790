import { describe, expect, it } from 'vitest';
import { type HttpRequest, type Ports, systemPorts } from '../../../reference-server/index.ts';
import { ServerName } from '../../../spec/wire/ids.ts';
import { objectIn } from '../message.ts';
import type { Defect } from '../mutant.ts';
import { keepsMail, sends, sendsBody, sendsPdu } from './outgoing.ts';

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

/** What a mutant sends in place of that. */
async function sentInPlaceOf(given: HttpRequest, defect: Defect) {
  const sent: HttpRequest[] = [];
  const standard: Ports = {
    ...systemPorts(),
    httpSend: async (one) => {
      sent.push(one);
      return { status: 200, headers: {}, body: '{}' };
    },
  };
  await defect.ports?.(standard).httpSend?.(given);
  return sent[0];
}

describe('a mutant that alters transactions', () => {
  it('sees their PDUs and sends another body', async () => {
    const sent = await sentInPlaceOf(
      outgoing({ ts: 1, pdus: [message, member] }),
      sends(({ body, pdus }) => ({ body: { ...body, count: pdus.length } })),
    );
    expect(objectIn({ body: sent?.body ?? '' })).toEqual({ ts: 1, pdus: [message, member], count: 2 });
  });

  it('may replace some keys of the body', async () => {
    const sent = await sentInPlaceOf(
      outgoing({ ts: 1, pdus: [message] }),
      sendsBody(({ ts }) => ({ ts: `${ts}` })),
    );
    expect(objectIn({ body: sent?.body ?? '' })).toEqual({ ts: '1', pdus: [message] });
  });

  it('may send them by another method', async () => {
    const sent = await sentInPlaceOf(
      outgoing({ pdus: [message] }),
      sends(() => ({ method: 'POST' })),
    );
    expect(sent).toMatchObject({ method: 'POST', body: JSON.stringify({ pdus: [message] }) });
  });

  it('may alter each PDU beside a message, and nothing else of the transaction', async () => {
    const sent = await sentInPlaceOf(
      outgoing({ ts: 1, pdus: [message, member] }),
      sendsPdu(({ pdu_id }) => ({ pdu_id })),
    );
    expect(objectIn({ body: sent?.body ?? '' })).toEqual({ ts: 1, pdus: [{ pdu_id: '1' }, { pdu_id: '2' }] });
  });

  it.each([
    ['without a message', outgoing({ pdus: [member] })],
    ['without PDUs', outgoing({ edus: [] })],
    ['that is a question', outgoing(undefined, 'GET')],
  ])('leaves alone what is %s', async (_, given) => {
    expect(
      await sentInPlaceOf(
        given,
        sends(() => ({ body: {} })),
      ),
    ).toBe(given);
  });
});

it('a mutant keeps back the mails that it is told to, and sends the others', async () => {
  const sent: string[] = [];
  const mailer: Ports['mailer'] = { send: async ({ text }) => void sent.push(text) };
  const server = { host: 'hs', port: 25, secure: false, requireTls: false, from: 'hs', timeoutMs: 1_000 };
  const { mailer: keeping } = keepsMail(/\d{6}/).ports?.({ ...systemPorts(), mailer }) ?? {};
  for (const text of ['your code is 123456', 'welcome']) {
    await keeping?.send({ to: 'a@hs', subject: '', text, html: '' }, server);
  }
  expect(sent).toEqual(['welcome']);
});
