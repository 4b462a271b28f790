import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HomeServer } from '../../create-home-server.ts';
import { clientApi, testServer } from '../../testing/test-server.ts';

describe('registration and login', () => {
  let server: HomeServer;
  let api: ReturnType<typeof clientApi>;

  beforeEach(() => {
    server = testServer();
    api = clientApi(server.handle);
  });
  afterEach(() => server.stop());

  const register = (name?: string) => api.post('/register', { user_id: name, password: 'secret' });
  const login = (user: string, password = 'secret') => api.post('/login', { type: 'm.login.password', user, password });

  test('registering gives a full user id and a token that works', async () => {
    const { status, body } = await register('ann');
    expect(status).toBe(200);
    expect(body).toEqual({ user_id: '@ann:red:1', access_token: expect.any(String), home_server: 'red:1' });
    expect((await api.get(`/initialSync?access_token=${body.access_token}`)).status).toBe(200);
  });

  test('registering without a name makes one', async () => {
    expect((await register()).body.user_id).toMatch(/^@-.+:red:1$/);
  });

  test('a taken user id is refused, also when both are asked for at once', async () => {
    const answers = await Promise.all([register('ann'), register('ann')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400]);
    expect((await register('ann')).body.errcode).toBe('M_USER_IN_USE');
  });

  test.each([
    ['a missing password', { user_id: 'ann' }],
    ['an empty password', { user_id: 'ann', password: '' }],
    ['a password that is no string', { user_id: 'ann', password: 7 }],
    ['a colon in the localpart', { user_id: 'a:b', password: 'secret' }],
    ['a localpart that is no string', { user_id: {}, password: 'secret' }],
    ['a localpart of 201 characters', { user_id: 'a'.repeat(201), password: 'secret' }],
  ])('%s is refused', async (_, body) => {
    const answer = await api.post('/register', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errcode: expect.stringMatching(/^M_/), error: expect.any(String) });
  });

  test('a server lists its flows', async () => {
    expect((await api.get('/login')).body).toMatchObject({ flows: [{ type: 'm.login.password' }] });
  });

  test.each(['ann', '@ann:red:1'])('logging in as %s gives the full user id and a new token', async (user) => {
    const { body: registered } = await register('ann');
    const { status, body } = await login(user);
    expect({ status, user: body.user_id }).toEqual({ status: 200, user: '@ann:red:1' });
    expect(body.access_token).not.toBe(registered.access_token);
  });

  test('the first token stays valid after another login', async () => {
    const { body } = await register('ann');
    await login('ann');
    expect((await api.get(`/initialSync?access_token=${body.access_token}`)).status).toBe(200);
  });

  test('an unknown user and a wrong password are answered alike', async () => {
    await register('ann');
    const [wrong, unknown, foreign] = [await login('ann', 'guess'), await login('bob'), await login('@ann:blue:2')];
    expect(wrong.status).toBe(403);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    expect([foreign.status, foreign.body]).toEqual([wrong.status, wrong.body]);
  });

  test('a password is compared whatever its composition', async () => {
    await api.post('/register', { user_id: 'ann', password: 'caf\u00e9' });
    expect((await login('ann', 'cafe\u0301')).status).toBe(200);
  });

  test.each([
    ['72 characters', 'x'.repeat(72)],
    ['73 characters', 'x'.repeat(73)],
    ['1,000 characters', 'x'.repeat(1000)],
    ['4,096 characters', 'x'.repeat(4096)],
    ['characters outside ASCII', 'Zürich 北京 🫖'],
    ['a NUL', 'a\0b'],
  ])('a password of %s is taken exactly', async (_, password) => {
    await api.post('/register', { user_id: 'ann', password });
    expect((await login('ann', password)).status).toBe(200);
    for (const other of [password.slice(0, -1), `${password}x`, password.toUpperCase(), 'x'.repeat(71), 'a', '']) {
      if (other !== password) expect((await login('ann', other)).status, other.slice(0, 80)).toBe(403);
    }
  });

  test('a password beyond any that is kept is wrong', async () => {
    await register('ann');
    for (const password of ['x'.repeat(100_000), 'secret\ud800'])
      expect((await login('ann', password)).status).toBe(403);
  });

  test.each(['type', 'user', 'password', 'session'])('a %s that is no string is refused', async (key) => {
    await register('ann');
    for (const value of [7, true, null, ['ann'], { a: 1 }]) {
      const body = { type: 'm.login.password', user: 'ann', password: 'secret', [key]: value };
      const answer = await api.post('/login', body);
      expect([answer.status, answer.body.errcode], JSON.stringify(value)).toEqual([400, expect.stringMatching(/^M_/)]);
    }
  });

  test.each([{}, { type: 'm.login.unknown' }, { type: 7 }, { type: 'm.login.password' }])(
    'the submission %j is refused with a standard error',
    async (body) => {
      const answer = await api.post('/login', body);
      expect(answer.status).toBe(400);
      expect(answer.body.errcode).toMatch(/^M_/);
    },
  );

  test('a body that is not JSON is M_NOT_JSON, one that is no object M_BAD_JSON', async () => {
    const notJson = await api.post('/login').set('content-type', 'application/json').send('{"type":');
    expect([notJson.status, notJson.body.errcode]).toEqual([400, 'M_NOT_JSON']);
    expect((await api.post('/login', [1])).body.errcode).toBe('M_BAD_JSON');
    expect((await api.post('/login')).body.errcode).toBe('M_NOT_JSON');
  });
});
