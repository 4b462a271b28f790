import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RememberingMailer } from '../../testing/login-parties.ts';
import { type LoginScene, loginScene } from '../../testing/login-scene.ts';

const password = { user: 'ann', password: 'of ann' };
const email = { user: 'ann', email: 'ann@mail.test' };

describe('login by several stages', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({
      loginFlows: [
        ['m.login.password', 'm.login.email.code', 'm.login.email.url'],
        { stages: ['m.login.email.code'], users: '^bob$' },
      ],
    });
  });
  afterEach(() => scene.stop());

  const codeIn = async (session: string) => {
    await scene.submit('email.code', { session, ...email });
    return scene.mailer.code;
  };

  test('every flow is listed with all its stages, the first at the top level as well', async () => {
    const stages = ['m.login.password', 'm.login.email.code', 'm.login.email.url'];
    expect((await scene.api.get('/login')).body).toEqual({
      type: 'm.login.password',
      stages,
      flows: [{ type: 'm.login.password', stages }, { type: 'm.login.email.code' }],
    });
  });

  test('each stage names the next, and the last gives credentials', async () => {
    const first = await scene.submit('password', password);
    expect(first).toEqual({ status: 200, body: { next: 'm.login.email.code', session: expect.any(String) } });
    const { session } = first.body;
    const code = await codeIn(session);
    const second = await scene.submit('email.code', { session, code });
    expect(second.body).toEqual({ next: 'm.login.email.url', session });
    await scene.submit('email.url', { session, ...email });
    await scene.api.post(scene.mailer.link);
    expect(await scene.outcome('email.url', { session })).toBe('credentials of @ann:red:1');
  });

  test('a login does not begin with a later stage', async () => {
    expect(await scene.outcome('email.url', email)).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', email)).toBe('M_FORBIDDEN');
    expect(scene.mailer.sent).toEqual([]);
  });

  test('a stage is neither skipped nor repeated, and the login can go on', async () => {
    const session = await scene.session('password', password);
    expect(await scene.outcome('email.url', { session, ...email })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('password', { session, ...password })).toBe('M_FORBIDDEN');
    const code = await codeIn(session);
    expect(await scene.outcome('email.code', { session, code })).toBe('m.login.email.url');
    expect(await scene.outcome('email.code', { session, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.url', { session, ...email })).toBe('m.login.email.url');
  });

  test('a later stage needs the session', async () => {
    const session = await scene.session('password', password);
    const code = await codeIn(session);
    expect(await scene.outcome('email.code', { ...email, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session: `${session}x`, code })).toBe('M_FORBIDDEN');
  });

  test("another user's name in a session gains nothing and harms nobody", async () => {
    const session = await scene.session('password', password);
    const code = await codeIn(session);
    expect(await scene.outcome('email.code', { session, user: 'bob', email: 'bob@mail.test' })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session, user: 'bob', code })).toBe('M_FORBIDDEN');
    expect(scene.mailer.sent).toHaveLength(1);
    expect(await scene.outcome('email.code', { session, user: '@ann:red:1', code })).toBe('m.login.email.url');
  });

  test('two logins of one user know nothing of each other', async () => {
    const [one, other] = [await scene.session('password', password), await scene.session('password', password)];
    const code = await codeIn(one);
    await codeIn(other);
    expect(await scene.outcome('email.code', { session: other, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session: one, code })).toBe('m.login.email.url');
  });

  test('a session follows the flows that its first stage begins, and no other', async () => {
    await scene.stop();
    scene = await loginScene({ loginFlows: [['m.login.email.code', 'm.login.email.url'], ['m.login.password']] });
    const session = await scene.session('email.code', email);
    expect(await scene.outcome('password', { session, ...password })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('m.login.email.url');
  });

  test('where flows part, the session follows the one that is gone into', async () => {
    await scene.stop();
    const [first, code, url] = ['m.login.password', 'm.login.email.code', 'm.login.email.url'] as const;
    scene = await loginScene({
      loginFlows: [
        [first, code, url],
        [first, url, code],
      ],
    });
    const session = await scene.session('password', password);
    expect(await scene.outcome('email.url', { session, ...email })).toBe(url);
    expect(await scene.outcome('email.code', { session, ...email })).toBe('M_FORBIDDEN');
    await scene.api.post(scene.mailer.link);
    expect(await scene.outcome('email.url', { session })).toBe(code);
  });

  test('a flow is for its users', async () => {
    const session = await scene.session('email.code', { user: 'bob', email: 'bob@mail.test' });
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('credentials of @bob:red:1');
  });

  test('a stage that was completed while another request worked on it is not completed twice', async () => {
    const session = await scene.session('password', password);
    await codeIn(session);
    const twice = Array.from({ length: 2 }, () => scene.outcome('email.code', { session, code: scene.mailer.code }));
    expect((await Promise.all(twice)).toSorted()).toEqual(['M_FORBIDDEN', 'm.login.email.url']);
  });
});

describe('the flows of the default configuration with mail', () => {
  test('ask a code of whoever has an address', async () => {
    const scene = await loginScene({ emails: { users: { ann: 'ann@mail.test' } } });
    expect(await scene.outcome('password', password)).toBe('m.login.email.code');
    expect(await scene.outcome('password', { user: 'bob', password: 'of bob' })).toBe('credentials of @bob:red:1');
    expect(await scene.outcome('password', { user: 'ann', password: 'guess' })).toBe('M_FORBIDDEN');
    await scene.stop();
  });
});

describe('login sessions', () => {
  test('are bounded in number: a flood from one address ends its own, and nobody else’s', async () => {
    const scene = await loginScene({
      loginFlows: [['m.login.email.code']],
      login: { sessions: 5 },
      trustedProxies: ['127.0.0.0/8'],
    });
    const from = (address: string, fields: object) =>
      scene.api
        .post('/login', { type: 'm.login.email.code', ...fields })
        .set('x-forwarded-for', address)
        .then(({ body }) => body);
    const { session } = await from('192.0.2.1', email);
    const { code } = scene.mailer;
    const ofFlood: string[] = [];
    for (let count = 0; count < 20; count += 1) ofFlood.push((await from('192.0.2.66', email)).session);
    expect(await from('192.0.2.1', { session, code })).toMatchObject({ user_id: '@ann:red:1' });
    const guess = (of: string | undefined) => from('192.0.2.66', { session: of, code: 'wrong' });
    expect(await guess(ofFlood[0])).toMatchObject({ error: expect.stringContaining('begin again') });
    expect(await guess(ofFlood.at(-1))).toMatchObject({ error: 'the code is wrong' });
    expect(scene.clock.pendingMs()).toHaveLength(4);
    await scene.stop();
  });

  test('end by themselves', async () => {
    const scene = await loginScene({ loginFlows: [['m.login.email.code']] });
    const session = await scene.session('email.code', email);
    scene.clock.advance(600_000);
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('M_FORBIDDEN');
    expect(scene.clock.pendingMs()).toEqual([]);
    await scene.stop();
  });

  test('leave no timer behind when the server stops', async () => {
    const scene = await loginScene({ loginFlows: [['m.login.email.code']] });
    await scene.submit('email.code', email);
    expect(scene.clock.pendingMs()).toEqual([600_000]);
    await scene.stop();
    expect(scene.clock.pendingMs()).toEqual([]);
  });

  test('are not opened by what is refused', async () => {
    const scene = await loginScene({ loginFlows: [['m.login.password', 'm.login.email.code']] });
    await scene.submit('password', { user: 'ann', password: 'guess' });
    await scene.submit('email.code', email);
    expect(scene.clock.pendingMs()).toEqual([]);
    await scene.stop();
  });

  test('a mail server that never answers is given up, and no session is left', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const mailer = new RememberingMailer();
    mailer.send = () => {
      resolve();
      return new Promise(() => {});
    };
    const scene = await loginScene({ loginFlows: [['m.login.email.code']] }, { ports: { mailer } });
    const answer = scene.submit('email.code', email);
    await asked;
    scene.clock.advance(10_000);
    expect((await answer).status).toBe(502);
    expect(scene.clock.pendingMs()).toEqual([]);
    await scene.stop();
  });
});
