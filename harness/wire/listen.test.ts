import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen, type React } from './listen.ts';
import { Recorder } from './recorder.ts';
import { openConnections, sender } from './send.ts';

const connections = openConnections();
let recorder: Recorder;
let listener: Listener;
let react: React;

beforeEach(async () => {
  recorder = new Recorder(Date.now);
  react = async () => ({ kind: 'answer', status: 200, headers: {}, body: 'here' });
  const options = { as: 'peer blue', from: 'target', recorder };
  listener = await listen({ ...options, react: (request, exchange) => react(request, exchange) });
});

afterEach(() => listener.close());

const ask = (body: string | Uint8Array = '') =>
  sender(
    connections,
    new Recorder(Date.now),
  )({ from: 'target', to: 'peer', method: 'PUT', url: `http://${listener.address}/x`, body, deadlineMs: 2_000 });

describe('a listener', () => {
  it('answers bytes, and hands on those it was sent', async () => {
    react = async ({ body }) => ({ kind: 'answer', status: 200, headers: {}, body });
    const exchange = await ask(Uint8Array.of(0, 255, 128));
    expect(exchange.answer?.body.base64).toBe('AP+A');
  });

  it('turns away whom it does not admit, before anything is done', async () => {
    const closed = await listen({
      ...{ as: 'peer blue', from: 'target', recorder },
      admit: () => ({ kind: 'answer', status: 401, headers: {}, body: 'who are you?' }),
      react: () => expect.fail('it came in'),
    });
    const send = sender(connections, new Recorder(Date.now));
    const url = `http://${closed.address}/x`;
    const exchange = await send({ from: 'target', to: 'peer', method: 'GET', url, deadlineMs: 60_000 });
    await closed.close();
    expect(exchange.answer?.status).toBe(401);
    expect(recorder.exchanges[0]?.answer?.status).toBe(401);
  });

  it('drops the connection where an answer cannot be written, and says so', async () => {
    react = async () => ({ kind: 'answer', status: 200, headers: { 'x-broken': 'a\nb' }, body: '' });
    expect((await ask()).failure?.kind).toBe('reset');
    expect(recorder.problems[0]).toMatch(/^peer blue could not write its answer/);
  });

  it('records what was asked and what was answered', async () => {
    await ask('a question');
    expect(recorder.exchanges).toHaveLength(1);
    expect(recorder.exchanges[0]).toMatchObject({ from: 'target', to: 'peer blue', answer: { status: 200 } });
    expect(recorder.exchanges[0]?.request.body?.text).toBe('a question');
  });

  it('drops a request that is too large, and goes on', async () => {
    const { failure } = await ask('x'.repeat(5 * 1024 * 1024));
    expect(failure?.kind).toBe('reset');
    expect(recorder.exchanges[0]?.failure?.kind).toBe('too-large');
    expect((await ask()).answer?.status).toBe(200);
  });

  it('cuts connections until it is reopened, under the same address, and tells of each', async () => {
    let turnedAway = 0;
    await listener.refuse(() => void turnedAway++);
    expect((await ask()).failure?.kind).toBe('reset');
    expect(turnedAway).toBe(1);
    await listener.reopen();
    expect((await ask()).answer?.status).toBe(200);
  });

  it('keeps a fault of our own party apart from what it records of others', async () => {
    react = async () => {
      throw new Error('it broke');
    };
    await ask();
    expect(recorder.problems[0]).toContain('peer blue broke');
  });
});
