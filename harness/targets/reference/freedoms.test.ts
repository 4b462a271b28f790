import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemPorts } from '../../../reference-server/index.ts';
import { ServerName } from '../../../spec/wire/ids.ts';
import { systemClock } from '../../clock/clock.ts';
import type { EdgeAnswer, EdgeRequest } from '../edge/edge.ts';
import { freedoms } from './freedoms.ts';

// A slow answer need not be waited for.
beforeEach(() => {
  vi.spyOn(systemClock, 'after').mockImplementation((_, action) => {
    action();
    return () => {};
  });
});
afterEach(() => vi.restoreAllMocks());

const request = { method: 'GET', target: '/', headers: {}, body: '', endpoint: undefined };
const retold = (seed: number, answer: EdgeAnswer, asked: Partial<EdgeRequest> = {}) =>
  freedoms(seed).edge({ ...request, ...asked }, async () => answer);
const json = (body: string, status = 200): EdgeAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-kind': 'test' },
  body,
});

const seeds = fc.integer();
const statuses = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 405, 429, 500, 503);
const texts = fc.jsonValue().map((value) => JSON.stringify(value));
const isVoid = (text: string) => text === '{}' || text === '""';
const withoutExtra = (text: string) => {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null) Reflect.deleteProperty(value, 'org.example.extra');
  return value;
};

describe('an answer retold with every freedom', () => {
  it('means the same JSON value, but for one key more', async () => {
    const somethingSaid = texts.filter((text) => !isVoid(text));
    await fc.assert(
      fc.asyncProperty(seeds, somethingSaid, async (seed, text) => {
        expect(withoutExtra((await retold(seed, json(text))).body)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('says nothing where an act was answered with nothing', async () => {
    const bodies = new Set<string>();
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom('{}', '""', 'null'), async (seed, text) => {
        bodies.add((await retold(seed, json(text), { method: 'PUT' })).body);
      }),
    );
    expect(bodies).toEqual(new Set(['{}', '""', 'null', '']));
  });

  it('answers a question in JSON, even where there is nothing to say', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(withoutExtra((await retold(seed, json('{}'))).body)).toEqual({});
      }),
    );
  });

  it('tells a program why it refuses, and a person only sometimes', async () => {
    const refusal = { errcode: 'M_FORBIDDEN', error: 'no' };
    const keys = new Set<string>();
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const told = JSON.parse((await retold(seed, json(JSON.stringify(refusal), 403))).body);
        expect(told).toMatchObject({ errcode: 'M_FORBIDDEN' });
        for (const key of Object.keys(told)) keys.add(key);
        if (!('error' in told)) keys.add('no error');
      }),
    );
    expect(keys).toEqual(new Set(['errcode', 'error', 'org.example.extra', 'no error']));
  });

  it('has a status of the same class', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, statuses, texts, async (seed, status, text) => {
        const answer = await retold(seed, json(text, status));
        expect(Math.floor(answer.status / 100)).toBe(Math.floor(status / 100));
      }),
    );
  });

  it('has one status for one kind of answer throughout a run', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, statuses, async (seed, status) => {
        const { edge } = freedoms(seed);
        const answers = [await edge(request, async () => json('{"a":1}', status))];
        answers.push(await edge(request, async () => json('{"b":2}', status)));
        expect(answers[0]?.status).toBe(answers[1]?.status);
      }),
    );
  });

  it('is still JSON by its content type, and keeps its other headers', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { headers } = await retold(seed, json('{"a":1}'));
        expect(headers['content-type']).toMatch(/^application\/json(; ?charset=utf-8)?$/i);
        expect(headers['x-kind']).toBe('test');
      }),
    );
  });

  it('is left alone where it is not JSON', async () => {
    const page: EdgeAnswer = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Log in</h1>' };
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(await retold(seed, page)).toEqual(page);
      }),
    );
  });

  it('repeats with its seed', async () => {
    const answer = json('{"a":1,"b":"ö"}');
    expect(await retold(7, answer)).toEqual(await retold(7, answer));
  });
});

describe('ids of every freedom', () => {
  it('are of another form, and say the same server', () => {
    const standard = systemPorts({ clock: systemClock });
    const { ids } = freedoms(7).ports(standard);
    expect(ids?.roomId(ServerName.parse('hs:1'))).toMatch(/^![0-9a-f-]{36}:hs:1$/);
    expect(ids?.loginSession).toBe(standard.ids.loginSession);
  });
});
