import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ServerName } from '../../spec/wire/ids.ts';
import { HomeServerConfig } from '../config/home-server.ts';
import type { Log } from '../ports.ts';
import { standardRules } from '../rules/index.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { systemPorts } from '../system-ports.ts';
import { interceptRequests } from '../testing/intercept.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Sender } from './sender.ts';

const blue = ServerName.parse('blue.test:2');
const green = ServerName.parse('green.test:3');
const sendPath = /^\/matrix\/federation\/v1\/send\/[^/]+\/$/;

describe('the queue to a destination', () => {
  let clock: ManualClock;
  let store: Store;
  let sender: Sender;
  let life: AbortController;
  /** Bodies that arrived, in order. */
  let arrived: { transaction_id: string; prev_ids: string[]; pdus: string[]; edus: string[] }[];
  let failed: Signal;

  beforeEach(() => {
    clock = new ManualClock();
    store = memoryStore();
    arrived = [];
    failed = new Signal();
    start();
    nock.disableNetConnect();
  });
  afterEach(() => {
    life.abort();
  });
  interceptRequests();

  function start(): void {
    life = new AbortController();
    const note = (): void => failed.raise();
    const log: Log = { debug: note, info: note, warn: note, error: note };
    const config = HomeServerConfig.parse({ serverName: 'red:1', federation: { pdusPerTransaction: 3 } });
    const ports = systemPorts({ clock, log, random: () => 0.5 });
    sender = new Sender({ config, ports, rules: standardRules, store, lifetime: life.signal, onAnswer: () => {} });
  }

  /** The next request to a destination is answered so; resolves when it has come. */
  function answer(destination: string, status: number | 'reset', body = '{}'): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const request = nock(`http://${destination}`).put(sendPath, (sent) => {
      arrived.push(sent);
      resolve();
      return true;
    });
    if (status === 'reset') request.replyWithError('connection reset');
    else request.reply(status, body);
    return promise;
  }

  function enqueue(destination: ServerName, ...units: string[]): void {
    for (const unit of units) store.outbox.enqueue(destination, { kind: 'pdu', json: JSON.stringify(unit) });
    sender.push(destination);
  }

  test.each([200, 204, 202])('a transaction answered %d is done, and the next refers to it', async (status) => {
    const first = answer(blue, status, '');
    const second = answer(blue, 200);
    enqueue(blue, 'a');
    enqueue(blue, 'b');
    await Promise.all([first, second]);
    expect(arrived.map((body) => body.pdus)).toEqual([['a'], ['b']]);
    expect(arrived.map((body) => body.prev_ids)).toEqual([[], [arrived[0]?.transaction_id]]);
  });

  test.each([500, 503, 429, 404, 408, 'reset'] as const)('after %s the same bytes are sent again', async (status) => {
    const first = answer(blue, status);
    enqueue(blue, 'a');
    await first;
    await failed.next();
    const second = answer(blue, 200);
    clock.advance(500);
    await second;
    expect(arrived[1]).toEqual(arrived[0]);
  });

  test('after no answer in time the same bytes are sent again', async () => {
    const asked = Promise.withResolvers<void>();
    const never = new Promise<[number]>(() => {});
    nock(`http://${blue}`)
      .put(sendPath, (sent) => {
        arrived.push(sent);
        return true;
      })
      .reply(() => {
        asked.resolve();
        return never;
      });
    enqueue(blue, 'a');
    await asked.promise;
    clock.advance(20_000);
    await failed.next();
    const second = answer(blue, 200);
    clock.advance(500);
    await second;
    expect(arrived[1]).toEqual(arrived[0]);
  });

  test.each([400, 403, 409, 413])('a transaction answered %d is final, and the queue moves on', async (status) => {
    const first = answer(blue, status);
    const second = answer(blue, 200);
    enqueue(blue, 'a');
    enqueue(blue, 'b');
    await Promise.all([first, second]);
    expect(arrived[1]?.pdus).toEqual(['b']);
  });

  test('what is queued while one is in flight travels together, in order, up to the limit', async () => {
    const answers = [answer(blue, 200), answer(blue, 200), answer(blue, 200)];
    enqueue(blue, 'a');
    enqueue(blue, 'b', 'c', 'd', 'e');
    await Promise.all(answers);
    expect(arrived.map((body) => body.pdus)).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  });

  test('what is refused together is sent again one by one, and only what is itself refused is given up', async () => {
    const first = answer(blue, 200);
    const others = [403, 200, 403, 200, 200].map((status) => answer(blue, status));
    enqueue(blue, 'a');
    enqueue(blue, 'b', 'c', 'd', 'e');
    await Promise.all([first, ...others]);
    expect(arrived.map((body) => body.pdus)).toEqual([['a'], ['b', 'c', 'd'], ['b'], ['c'], ['d'], ['e']]);
    expect(new Set(arrived.map((body) => body.transaction_id)).size).toBe(6);
  });

  test('EDUs travel with the PDUs, the newest of a key', async () => {
    const answers = [answer(blue, 200), answer(blue, 200)];
    enqueue(blue, 'a');
    for (const [key, text] of [
      ['tea', 'old'],
      ['cake', 'fresh'],
      ['tea', 'new'],
    ] as const) {
      store.outbox.enqueue(blue, { kind: 'edu', key, json: JSON.stringify(text) });
    }
    enqueue(blue, 'b');
    await Promise.all(answers);
    expect(arrived.map(({ pdus, edus }) => ({ pdus, edus }))).toEqual([
      { pdus: ['a'], edus: [] },
      { pdus: ['b'], edus: ['fresh', 'new'] },
    ]);
  });

  test('the wait doubles with every failure', async () => {
    const waits: (number | undefined)[] = [];
    const first = answer(blue, 500);
    enqueue(blue, 'a');
    await first;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await failed.next();
      const [waitMs = 0] = clock.pendingMs();
      waits.push(waitMs);
      const next = answer(blue, 500);
      clock.advance(waitMs);
      await next;
    }
    expect(waits).toEqual([500, 1000, 2000, 4000]);
  });

  test('a destination that is heard from is tried at once', async () => {
    const first = answer(blue, 500);
    enqueue(blue, 'a');
    await first;
    await failed.next();
    const second = answer(blue, 200);
    sender.heardFrom(blue);
    await second;
    expect(arrived).toHaveLength(2);
  });

  test('a dead destination does not hold up another', async () => {
    const dead = answer(blue, 'reset');
    const alive = answer(green, 200);
    enqueue(blue, 'a');
    await dead;
    enqueue(green, 'b');
    await alive;
    expect(arrived[1]?.pdus).toEqual(['b']);
  });

  test('after a restart the transaction in flight is sent again first', async () => {
    const first = answer(blue, 'reset');
    enqueue(blue, 'a');
    await first;
    await failed.next();
    life.abort();
    start();
    const again = [answer(blue, 200), answer(blue, 200)];
    enqueue(blue, 'b');
    await Promise.all(again);
    expect(arrived[1]).toEqual(arrived[0]);
    expect(arrived[2]?.pdus).toEqual(['b']);
  });
});

/** Lets a test wait for the next time something is noted, now or later. */
class Signal {
  #raised = 0;
  #waiting: (() => void) | undefined;

  raise(): void {
    this.#raised += 1;
    this.#waiting?.();
  }

  async next(): Promise<void> {
    if (this.#raised === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting = resolve;
      await promise;
    }
    this.#raised -= 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
