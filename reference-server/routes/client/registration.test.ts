import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoginScene, loginOutcome, loginScene } from '../../testing/login-scene.ts';

describe('registration by stages', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({ emails: {} });
  });
  afterEach(() => scene.stop());

  async function submit(type: string, fields: object = {}): Promise<{ status: number; body: Record<string, string> }> {
    const { status, body } = await scene.api.post('/register', { type: `m.login.${type}`, ...fields });
    return { status, body };
  }
  const outcome = async (type: string, fields: object = {}) => loginOutcome((await submit(type, fields)).body);

  /** A session in which the address was shown to be theirs. */
  async function withAddress(email = 'cy@mail.test'): Promise<string> {
    const { body } = await submit('email.code', { email });
    await submit('email.code', { session: body.session, code: scene.mailer.code });
    return String(body.session);
  }

  test('its flows are listed as those of a login', async () => {
    expect((await scene.api.get('/register')).body).toEqual({
      type: 'm.login.password',
      flows: [
        { type: 'm.login.password' },
        { type: 'm.login.email.code', stages: ['m.login.email.code', 'm.login.password'] },
      ],
    });
  });

  test.each(['cy', '@cy:red:1'])('a user and a password make the account %s', async (user) => {
    expect(await outcome('password', { user, password: 'secret' })).toBe('credentials of @cy:red:1');
    expect(await scene.outcome('password', { user: 'cy', password: 'secret' })).toBe('credentials of @cy:red:1');
  });

  test('without a user one is made up', async () => {
    expect(await outcome('password', { password: 'secret' })).toMatch(/^credentials of @-.+:red:1$/);
  });

  test('an address is shown to be theirs first, and is the account’s from then on', async () => {
    const asked = await submit('email.code', { email: 'cy@mail.test' });
    expect(asked.body).toEqual({ type: 'm.login.email.code', session: expect.any(String) });
    expect(scene.mailer.sent[0]).toMatchObject({ to: 'cy@mail.test', text: expect.not.stringContaining('undefined') });
    const { session } = asked.body;
    const coded = await submit('email.code', { session, code: scene.mailer.code });
    expect(coded.body).toEqual({ next: 'm.login.password', session });
    expect(await outcome('password', { session, user: 'cy', password: 'secret' })).toBe('credentials of @cy:red:1');
    const login = await scene.session('password', { user: 'cy', password: 'secret' });
    expect(await scene.outcome('email.code', { session: login, email: 'cy@mail.test' })).toBe('m.login.email.code');
    expect(await scene.outcome('email.code', { session: login, code: scene.mailer.code })).toBe(
      'credentials of @cy:red:1',
    );
  });

  test('the address of an account is the one the code went to, not one asked for before', async () => {
    const { body } = await submit('email.code', { email: 'victim@mail.test' });
    await submit('email.code', { session: body.session, email: 'cy@mail.test' });
    await submit('email.code', { session: body.session, code: scene.mailer.code });
    await submit('password', { session: body.session, user: 'cy', password: 'secret' });
    const login = await scene.session('password', { user: 'cy', password: 'secret' });
    expect(await scene.outcome('email.code', { session: login, email: 'victim@mail.test' })).toBe('M_FORBIDDEN');
  });

  test('a wrong code makes no account', async () => {
    const { body } = await submit('email.code', { email: 'cy@mail.test' });
    expect(await outcome('email.code', { session: body.session, code: '000000' })).toBe('M_FORBIDDEN');
    expect(await outcome('password', { session: body.session, user: 'cy', password: 'secret' })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('password', { user: 'cy', password: 'secret' })).toBe('M_FORBIDDEN');
  });

  test('a name that was taken meanwhile is refused, and another can be chosen', async () => {
    const session = await withAddress();
    await scene.api.post('/register', { user_id: 'cy', password: 'first' });
    expect(await outcome('password', { session, user: 'cy', password: 'secret' })).toBe('M_USER_IN_USE');
    expect(await outcome('password', { session, user: 'di', password: 'secret' })).toBe('credentials of @di:red:1');
  });

  test('of two who ask for a name at once one gets it', async () => {
    const ask = () => outcome('password', { user: 'cy', password: 'secret' });
    expect((await Promise.all([ask(), ask()])).toSorted()).toEqual(['M_USER_IN_USE', 'credentials of @cy:red:1']);
  });

  test('a session makes one account', async () => {
    const session = await withAddress();
    const ask = (user: string) => outcome('password', { session, user, password: 'secret' });
    expect((await Promise.all([ask('cy'), ask('di')])).filter((came) => came !== 'M_FORBIDDEN')).toHaveLength(1);
    expect(await ask('ed')).toBe('M_FORBIDDEN');
  });

  test('the session of a registration is none of a login, nor the other way round', async () => {
    const registering = await withAddress();
    expect(await scene.outcome('password', { session: registering, user: 'ann', password: 'of ann' })).toBe(
      'M_FORBIDDEN',
    );
    await scene.stop();
    scene = await loginScene({ loginFlows: [['m.login.email.code', 'm.login.password']] });
    const loggingIn = await scene.session('email.code', { user: 'ann', email: 'ann@mail.test' });
    await scene.submit('email.code', { session: loggingIn, code: scene.mailer.code });
    expect(await outcome('password', { session: loggingIn, user: 'cy', password: 'secret' })).toBe('M_FORBIDDEN');
  });

  test.each([
    ['a type that is not offered', { type: 'm.login.email.url', email: 'cy@mail.test' }],
    ['a type that is no string', { type: 7 }],
    ['no password', { type: 'm.login.password', user: 'cy' }],
    ['an empty password', { type: 'm.login.password', user: 'cy', password: '' }],
    ['a password of 4097 characters', { type: 'm.login.password', user: 'cy', password: 'x'.repeat(4097) }],
    ['a password that is no text', { type: 'm.login.password', user: 'cy', password: 'x\ud800' }],
    ['a user that is no string', { type: 'm.login.password', user: ['cy'], password: 'secret' }],
    ['a user of another server', { type: 'm.login.password', user: '@cy:blue:2', password: 'secret' }],
    ['an unusable localpart', { type: 'm.login.password', user: 'c y', password: 'secret' }],
    ['a malformed address', { type: 'm.login.email.code', email: 'Cy <cy@mail.test>' }],
    ['no address', { type: 'm.login.email.code' }],
    ['a session that is no string', { type: 'm.login.password', session: 7, user: 'cy', password: 'secret' }],
  ])('%s is refused', async (_, body) => {
    const answer = await scene.api.post('/register', body);
    expect([answer.status, answer.body]).toEqual([400, { errcode: expect.any(String), error: expect.any(String) }]);
  });

  test('without mail only the password is offered', async () => {
    await scene.stop();
    scene = await loginScene({ mail: undefined } as object);
    expect((await scene.api.get('/register')).body).toEqual({
      type: 'm.login.password',
      flows: [{ type: 'm.login.password' }],
    });
  });
});
