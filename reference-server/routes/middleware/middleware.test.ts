import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HomeServer } from '../../create-home-server.ts';
import { standardRules } from '../../rules/index.ts';
import { memoryStore } from '../../store/memory.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import { clientApi, testServer } from '../../testing/test-server.ts';

describe('every request', () => {
  let server: HomeServer;
  let api: ReturnType<typeof clientApi>;
  let token: string;

  beforeEach(async () => {
    server = testServer();
    api = clientApi(server.handle);
    token = (await api.post('/register', { user_id: 'ann', password: 'secret' })).body.access_token;
  });
  afterEach(() => server.stop());

  const refusal = (answer: { status: number; body: { errcode?: string } }) => [answer.status, answer.body.errcode];

  test.each(['/initialSync', '/publicRooms', '/events', '/profile/@ann:red:1/displayname', '/directory/room/%23a:b'])(
    'GET %s needs a token',
    async (path) => {
      expect(refusal(await api.get(path))).toEqual([403, 'M_FORBIDDEN']);
      expect(refusal(await api.get(`${path}?access_token=guess`))).toEqual([403, 'M_UNKNOWN_TOKEN']);
      expect(refusal(await api.get(`${path}?access_token=`))).toEqual([403, 'M_UNKNOWN_TOKEN']);
    },
  );

  test('a bearer token is as good as the parameter', async () => {
    expect((await api.get('/initialSync').set('authorization', `Bearer ${token}`)).status).toBe(200);
  });

  test('what is not there is 404, a wrong method 405', async () => {
    expect(refusal(await api.get(`/nothing?access_token=${token}`))).toEqual([404, 'M_UNRECOGNIZED']);
    const wrong = await api.put('/login', {});
    expect([...refusal(wrong), wrong.headers.allow]).toEqual([405, 'M_UNRECOGNIZED', 'HEAD, GET, POST, OPTIONS']);
    expect(refusal(await clientApi(server.handle, '').get('/nothing'))).toEqual([404, 'M_UNRECOGNIZED']);
  });

  test('OPTIONS is a success everywhere, with the CORS headers', async () => {
    const answer = await api.options('/nothing/at/all');
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-max-age']).toBe('86400');
  });

  test('the root says what this is', async () => {
    const { body } = await clientApi(server.handle, '').get('/');
    expect(body).toMatchObject({ what: expect.stringContaining('Touchstone'), server_name: 'red:1' });
  });

  test('errors carry the CORS headers and are exactly application/json', async () => {
    const answer = await api.get('/initialSync');
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'content-type': 'application/json' });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('etag');
  });

  test('a body over the limit is 413', async () => {
    const answer = await api.post('/register', { user_id: 'x'.repeat(1024 * 1024), password: 'secret' });
    expect(refusal(answer)).toEqual([413, 'M_TOO_LARGE']);
  });

  test('a badly encoded path is refused', async () => {
    expect((await api.get(`/rooms/%E0%A4%A/members?access_token=${token}`)).status).toBe(400);
  });

  test('a failure of the server is a standard error that says nothing of it', async () => {
    const broken = testServer({
      rules: {
        ...standardRules,
        describeFlow: () => {
          throw new Error('inner workings');
        },
      },
    });
    const answer = await clientApi(broken.handle).get('/login');
    expect(refusal(answer)).toEqual([500, 'M_UNKNOWN']);
    expect(answer.text).not.toContain('inner workings');
    await broken.stop();
  });

  test('a store that cannot be used is a 503 that says why', async () => {
    const store = memoryStore();
    const full = testServer({
      config: {
        store: {
          ...store,
          batch: () => {
            throw new StoreFailure('the disk is full');
          },
        },
      },
    });
    const answer = await clientApi(full.handle).post('/register', { password: 'secret' });
    expect([answer.status, answer.body.error]).toEqual([503, expect.stringContaining('the disk is full')]);
    await full.stop();
  });

  test('the later prefix leads to the same', async () => {
    const { body } = await clientApi(server.handle, '/_matrix/client/api/v1').get('/login');
    expect(body).toHaveProperty('flows');
  });

  test('a stopped server answers 503', async () => {
    const stopped = testServer();
    await stopped.stop();
    expect(refusal(await clientApi(stopped.handle).get('/login'))).toEqual([503, 'M_UNKNOWN']);
  });
});
