import { afterEach, describe, expect, test } from 'vitest';
import type { HomeServerConfig } from '../../config/home-server.ts';
import { type LoginScene, loginScene } from '../../testing/login-scene.ts';

const rate = { atOnce: 3, everyMs: 1000 };
const email = { user: 'ann', email: 'ann@mail.test' };
const attacker = '192.0.2.66';
const somebodyElse = '192.0.2.1';

describe('rate limits', () => {
  let scene: LoginScene;
  afterEach(() => scene.stop());

  async function open(rates: HomeServerConfig['rates'], more: Partial<HomeServerConfig> = {}): Promise<void> {
    scene = await loginScene({ trustedProxies: ['127.0.0.0/8'], rates, ...more });
  }
  const post = async (path: string, body: object, from = attacker) => {
    const answer = await scene.api.post(path, body).set('x-forwarded-for', from);
    return { status: answer.status, body: answer.body, headers: answer.headers };
  };
  /** The statuses of as many attempts, one after the other. */
  async function statuses(count: number, attempt: () => Promise<{ status: number }>): Promise<number[]> {
    const seen: number[] = [];
    for (let done = 0; done < count; done += 1) seen.push((await attempt()).status);
    return seen;
  }
  const withPassword = (password: string, from = attacker) =>
    post('/login', { type: 'm.login.password', user: 'ann', password }, from);
  const withCode = (fields: object, from = attacker) => post('/login', { type: 'm.login.email.code', ...fields }, from);

  test('one attempt too many is 429, and says when to try again', async () => {
    await open({ loginsPerAddress: rate });
    expect(await statuses(3, () => withPassword('of ann'))).toEqual([200, 200, 200]);
    const refused = await withPassword('of ann');
    expect(refused).toMatchObject({ status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1000 } });
    expect(refused.headers['retry-after']).toBe('1');
    expect((await withPassword('of ann', somebodyElse)).status).toBe(200);
    scene.clock.advance(1000);
    expect(await statuses(2, () => withPassword('of ann'))).toEqual([200, 429]);
  });

  test('wrong passwords are counted, also those tried at once, and lock nobody else out', async () => {
    await open({ wrongPasswords: rate });
    expect(await statuses(5, () => withPassword('of ann'))).toEqual([200, 200, 200, 200, 200]);
    const guesses = await Promise.all(Array.from({ length: 10 }, (_, n) => withPassword(`guess ${n}`)));
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(3);
    expect((await withPassword('of ann')).status).toBe(429);
    expect((await withPassword('of ann', somebodyElse)).status).toBe(200);
  });

  test('wrong codes are counted for a user, whatever the sessions and addresses', async () => {
    await open({ wrongCodes: rate }, { loginFlows: [['m.login.email.code']] });
    const guess = async (from: string) => {
      const { session } = (await withCode(email, from)).body;
      return withCode({ session, code: 'guess' }, from);
    };
    expect(await statuses(2, () => guess(attacker))).toEqual([403, 403]);
    expect(await statuses(2, () => guess(somebodyElse))).toEqual([403, 429]);
    scene.clock.advance(1000);
    const { session } = (await withCode(email)).body;
    expect((await withCode({ session, code: scene.mailer.code })).status).toBe(200);
  });

  test('right codes are not counted', async () => {
    await open({ wrongCodes: rate }, { loginFlows: [['m.login.email.code']] });
    const logIn = async () => {
      const { session } = (await withCode(email)).body;
      return withCode({ session, code: scene.mailer.code });
    };
    expect(await statuses(5, logIn)).toEqual([200, 200, 200, 200, 200]);
  });

  test('mails to one box are counted, whoever asks for them and for what', async () => {
    await open({ mailsPerMailbox: rate }, { loginFlows: [['m.login.email.code']] });
    expect(await statuses(2, () => withCode(email))).toEqual([200, 200]);
    const register = { type: 'm.login.email.code', email: 'Ann@MAIL.test' };
    expect((await post('/register', register, somebodyElse)).status).toBe(200);
    expect((await post('/register', register, somebodyElse)).status).toBe(429);
    expect((await withCode(email, somebodyElse)).status).toBe(429);
    expect(scene.mailer.sent).toHaveLength(3);
    expect((await post('/register', { ...register, email: 'other@mail.test' })).status).toBe(200);
  });

  test('registrations are counted by address', async () => {
    await open({ registrationsPerAddress: { atOnce: 5, everyMs: 1000 } });
    const register = () => post('/register', { password: 'secret' });
    expect(await statuses(6, register)).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await post('/register', { password: 'secret' }, somebodyElse)).status).toBe(200);
  });

  test('what is off, or not named, has no limit', async () => {
    await open({ loginsPerAddress: 'off' });
    expect(await statuses(20, () => withPassword('of ann'))).not.toContain(429);
  });

  test('a proxy that is not trusted does not name addresses', async () => {
    await open({ loginsPerAddress: rate }, { trustedProxies: [] });
    await statuses(3, () => withPassword('of ann', somebodyElse));
    expect((await withPassword('of ann', attacker)).status).toBe(429);
  });
});
