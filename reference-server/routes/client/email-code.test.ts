import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoginScene, loginScene } from '../../testing/login-scene.ts';

describe('login by a code sent by email', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({ loginFlows: [['m.login.email.code']] });
  });
  afterEach(() => scene.stop());

  const ask = (user = 'ann', email = `${user}@mail.test`) => scene.session('email.code', { user, email });
  const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

  test('the request is answered with type and session, and the code goes to the user alone', async () => {
    const { status, body } = await scene.submit('email.code', { user: 'ann', email: 'ann@mail.test' });
    expect([status, body]).toEqual([200, { type: 'm.login.email.code', session: expect.stringMatching(/^.{22,}$/) }]);
    expect(scene.mailer.sent).toEqual([
      { to: 'ann@mail.test', subject: expect.any(String), text: expect.any(String), html: expect.any(String) },
    ]);
    expect(scene.mailer.sent[0]?.html).toContain(scene.mailer.code);
    expect(JSON.stringify(body)).not.toContain(scene.mailer.code);
  });

  test.each(['ann', '@ann:red:1'])('%s and the code give credentials', async (user) => {
    const session = await ask(user, 'ann@mail.test');
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('credentials of @ann:red:1');
  });

  test('a wrong code is refused, and the right one is good after it', async () => {
    const session = await ask();
    const { code } = scene.mailer;
    expect((await scene.submit('email.code', { session, code: wrong(code) })).status).toBe(403);
    expect(await scene.outcome('email.code', { session, code })).toBe('credentials of @ann:red:1');
  });

  test('a code works once', async () => {
    const session = await ask();
    const { code } = scene.mailer;
    await scene.submit('email.code', { session, code });
    expect(await scene.outcome('email.code', { session, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session: await ask(), code: wrong(scene.mailer.code) })).toBe(
      'M_FORBIDDEN',
    );
  });

  test('five wrong codes end the session, also for the right one', async () => {
    const session = await ask();
    const { code } = scene.mailer;
    for (let guess = 0; guess < 5; guess += 1) await scene.submit('email.code', { session, code: wrong(code) });
    expect(await scene.outcome('email.code', { session, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { session, user: 'ann', email: 'ann@mail.test' })).toBe('M_FORBIDDEN');
  });

  test('guesses made at once are counted', async () => {
    const session = await ask();
    const { code } = scene.mailer;
    await Promise.all(Array.from({ length: 8 }, () => scene.submit('email.code', { session, code: wrong(code) })));
    expect(await scene.outcome('email.code', { session, code })).toBe('M_FORBIDDEN');
  });

  test('a code is good until the session is ten minutes old', async () => {
    const [early, late] = [await ask('ann'), await ask('bob')];
    const codes = scene.mailer.sent.map(({ text }) => /\d{6}/.exec(text)?.[0]);
    scene.clock.advance(599_999);
    expect(await scene.outcome('email.code', { session: early, code: codes[0] })).toBe('credentials of @ann:red:1');
    scene.clock.advance(1);
    expect(await scene.outcome('email.code', { session: late, code: codes[1] })).toBe('M_FORBIDDEN');
  });

  test("a code is not good in another user's session, nor without one", async () => {
    await ask('ann');
    const { code } = scene.mailer;
    const bobs = await ask('bob');
    expect(scene.mailer.code).not.toBe(code);
    expect(await scene.outcome('email.code', { session: bobs, code })).toBe('M_FORBIDDEN');
    expect(await scene.outcome('email.code', { code })).toBe('M_BAD_JSON');
    expect(await scene.outcome('email.code', { user: 'ann', code })).toBe('M_FORBIDDEN');
  });

  test('asking again voids the code before, and ends after three mails', async () => {
    const session = await ask();
    const first = scene.mailer.code;
    const again = { session, user: 'ann', email: 'ann@mail.test' };
    await scene.submit('email.code', again);
    expect(await scene.outcome('email.code', { session, code: first })).toBe('M_FORBIDDEN');
    await scene.submit('email.code', again);
    expect((await scene.submit('email.code', again)).status).toBe(403);
    expect(scene.mailer.sent).toHaveLength(3);
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('credentials of @ann:red:1');
  });

  test('nobody can tell an unknown user from a wrong address, and neither gets mail', async () => {
    const wrongAddress = await scene.submit('email.code', { user: 'ann', email: 'bob@mail.test' });
    const unknownUser = await scene.submit('email.code', { user: 'eve', email: 'eve@mail.test' });
    const foreignUser = await scene.submit('email.code', { user: '@ann:blue:2', email: 'ann@mail.test' });
    expect(wrongAddress).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    expect([unknownUser, foreignUser]).toEqual([wrongAddress, wrongAddress]);
    expect(scene.mailer.sent).toEqual([]);
  });

  test.each(['Ann <ann@mail.test>', 'ann@mail.test\r\nBcc: eve@mail.test', 'ann@mail.test, eve@mail.test', 'ann'])(
    'the malformed address %j gets no mail',
    async (email) => {
      expect((await scene.submit('email.code', { user: 'ann', email })).status).toBe(400);
      expect(scene.mailer.sent).toEqual([]);
    },
  );

  test('where the mail cannot be sent the answer is a 502, and it can be tried again', async () => {
    const session = await ask();
    const again = { session, user: 'ann', email: 'ann@mail.test' };
    scene.mailer.isDown = true;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(await scene.submit('email.code', again)).toMatchObject({ status: 502, body: { errcode: 'M_UNKNOWN' } });
    }
    scene.mailer.isDown = false;
    await scene.submit('email.code', again);
    expect(await scene.outcome('email.code', { session, code: scene.mailer.code })).toBe('credentials of @ann:red:1');
  });

  test.each(['user', 'email', 'session', 'code'])('a %s that is no string is refused', async (key) => {
    const right = { user: 'ann', email: 'ann@mail.test', session: await ask() };
    for (const value of [7, true, null, ['ann'], { a: 1 }]) {
      const answer = await scene.submit('email.code', { ...right, [key]: value });
      expect(answer, JSON.stringify(value)).toMatchObject({ status: 400, body: { errcode: 'M_BAD_JSON' } });
    }
    expect(await scene.outcome('email.code', { session: right.session, code: scene.mailer.code })).toBe(
      'credentials of @ann:red:1',
    );
  });
});
