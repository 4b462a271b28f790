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

const ask = (body = '') =>
  sender(
    connections,
    new Recorder(Date.now),
  )({ from: 'target', to: 'peer', method: 'PUT', url: `http://${listener.address}/x`, body, deadlineMs: 2_000 });

describe('a listener', () => {
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

  it('refuses connections until it is reopened, under the same address', async () => {
    await listener.refuse();
    expect((await ask()).failure?.kind).toBe('refused');
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
