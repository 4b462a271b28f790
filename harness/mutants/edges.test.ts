import { describe, expect, it } from 'vitest';
import type { EdgeAnswer, EdgeRequest } from '../targets/edge/edge.ts';
import { behind, edgesOf } from './edges.ts';
import { answerWith, objectIn, withBody } from './message.ts';
import type { Defect } from './mutant.ts';

const { answers, answersAgain, drops, onAnswer, onlyFirst, takes, tells } = edgesOf<
  'putState' | 'getState' | 'login'
>();

const request: EdgeRequest = { method: 'PUT', target: '/a', headers: {}, body: '{"n":1}', endpoint: 'putState' };
const other: EdgeRequest = { ...request, endpoint: 'login' };
const unknown: EdgeRequest = { ...request, endpoint: undefined };

/** A server behind the edge of a mutant: what it answers, and what reached it. */
function behindEdgeOf(defect: Defect, serve: (asked: EdgeRequest) => EdgeAnswer = () => answerWith(200, { told: 1 })) {
  const edge = defect.edge?.();
  if (!edge) throw new Error('the mutant has no edge');
  const reached: EdgeRequest[] = [];
  const ask = (asked: EdgeRequest) =>
    edge(asked, async (passed) => {
      reached.push(passed);
      return serve(passed);
    });
  return { ask, reached };
}

describe('a mutant that alters answers', () => {
  it('alters those of its endpoint, and sees what was asked', async () => {
    const { ask } = behindEdgeOf(answers('putState', (answer, asked) => withBody(answer, objectIn(asked))));
    expect(objectIn(await ask(request))).toEqual({ n: 1 });
  });

  it('leaves those of other endpoints alone, and what is no endpoint', async () => {
    const { ask } = behindEdgeOf(answers(['putState', 'getState'], () => answerWith(500, {})));
    expect([(await ask(other)).status, (await ask(unknown)).status]).toEqual([200, 200]);
  });

  it('may tell requests from others in another way', async () => {
    const { ask } = behindEdgeOf(
      answers(
        ({ target }) => target === '/b',
        () => answerWith(500, {}),
      ),
    );
    expect([(await ask({ ...unknown, target: '/b' })).status, (await ask(unknown)).status]).toEqual([500, 200]);
  });

  it('may alter the object that is told alone', async () => {
    const { ask } = behindEdgeOf(tells('putState', (told, asked) => ({ ...told, ...asked })));
    expect(objectIn(await ask(request))).toEqual({ told: 1, n: 1 });
  });

  it('leaves the very bytes alone where nothing is to be told otherwise', async () => {
    const { ask } = behindEdgeOf(
      tells('putState', (told) => told),
      () => ({ status: 200, headers: {}, body: '{ "a" : 1 }' }),
    );
    expect((await ask(request)).body).toBe('{ "a" : 1 }');
  });
});

describe('a mutant that alters requests', () => {
  it('sends on another in place of one to its endpoint', async () => {
    const { ask, reached } = behindEdgeOf(takes('putState', (asked) => withBody(asked, { n: 2 })));
    await ask(request);
    await ask(other);
    expect(reached.map(objectIn)).toEqual([{ n: 2 }, { n: 1 }]);
  });

  it('may answer in place of the server', async () => {
    const { ask, reached } = behindEdgeOf(takes('putState', () => answerWith(403, {})));
    expect((await ask(request)).status).toBe(403);
    expect(reached).toEqual([]);
  });

  it('may drop some and acknowledge them', async () => {
    const { ask, reached } = behindEdgeOf(drops('putState', ({ body }) => body === '[]'));
    expect((await ask({ ...request, body: '[]' })).status).toBe(200);
    await ask(request);
    expect(reached).toEqual([request]);
  });

  it('may keep the first for each URL, and acknowledge the others', async () => {
    const { ask, reached } = behindEdgeOf(onlyFirst('putState'));
    const elsewhere = { ...request, target: '/b' };
    const statuses = [];
    for (const asked of [request, request, elsewhere]) statuses.push((await ask(asked)).status);
    expect(statuses).toEqual([200, 200, 200]);
    expect(reached).toEqual([request, elsewhere]);
  });
});

describe('a mutant that answers again', () => {
  const again = () =>
    answersAgain(
      'putState',
      ({ body }) => (body === '' ? undefined : body),
      ({ status }) => status === 200,
    );
  const once = () => {
    let asked = 0;
    return () => answerWith(++asked === 1 ? 200 : 403, { asked });
  };

  it('repeats a good answer where a later one is not', async () => {
    const { ask } = behindEdgeOf(again(), once());
    expect([objectIn(await ask(request)), objectIn(await ask(request))]).toEqual([{ asked: 1 }, { asked: 1 }]);
  });

  it('repeats nothing for a request like no other, and nothing to another server', async () => {
    const { ask } = behindEdgeOf(again(), once());
    await ask({ ...request, body: '' });
    expect((await ask({ ...request, body: '' })).status).toBe(403);
    expect(objectIn(await behindEdgeOf(again()).ask(request))).toEqual({ told: 1 });
  });
});

it('of two edges the outer one sees what the inner one answers', async () => {
  const adds = (key: string) =>
    onAnswer('putState', (answer) => withBody(answer, { ...objectIn(answer), [key]: true }));
  const edge = behind(
    onAnswer('putState', (answer) => withBody(answer, Object.keys(objectIn(answer)))),
    adds('inner'),
  );
  expect((await edge(request, async () => answerWith(200, {}))).body).toBe('["inner"]');
});
