import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { MailSettings } from '../config/mail.ts';
import { smtpMailer } from './smtp-mailer.ts';

const letter = { subject: 'Your code', text: 'Your code is 123456.\n', html: '<p>Your code is <b>123456</b>.</p>' };

describe('mail by SMTP', () => {
  const taken: { to: string[]; user: string | undefined; content: string }[] = [];
  let server: SMTPServer | undefined;

  afterEach(() => {
    taken.length = 0;
    server?.close();
  });

  /** Starts a mail server; gives the settings to reach it. */
  async function settings(given: object = {}): Promise<MailSettings> {
    const { promise, resolve } = Promise.withResolvers<void>();
    server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'secret' ? done(null, { user: username }) : done(new Error('no')),
      onData: (stream, { envelope, user }, done) => {
        void text(stream).then((content) => {
          taken.push({ to: envelope.rcptTo.map(({ address }) => address), user, content });
          done();
        });
      },
    });
    server.on('error', () => {});
    const listener = server.listen(0, '127.0.0.1', resolve);
    await promise;
    const { port } = listener.address() as AddressInfo;
    return MailSettings.parse({ host: '127.0.0.1', port, from: 'Red <hs@red.test>', ...given });
  }

  test('a mail arrives at its one address, with a text and an HTML part', async () => {
    await smtpMailer().send({ to: 'ann@mail.test', ...letter }, await settings());
    const [mail] = taken;
    expect(mail?.to).toEqual(['ann@mail.test']);
    expect(mail?.content).toMatch(/^From: Red <hs@red\.test>\r$/m);
    expect(mail?.content).toMatch(/^To: ann@mail\.test\r$/m);
    expect(mail?.content).toContain('Content-Type: text/plain');
    expect(mail?.content).toContain('Content-Type: text/html');
  });

  test('nothing in an address becomes a header or a second address', async () => {
    const to = 'ann@mail.test\r\nBcc: eve@mail.test, <eve@mail.test>';
    await smtpMailer()
      .send({ to, ...letter }, await settings())
      .catch(() => undefined);
    expect(taken.flatMap((mail) => mail.to)).not.toContain('eve@mail.test');
    expect(taken.some(({ content }) => /^bcc:/im.test(content))).toBe(false);
  });

  test('it says who it is where that is configured', async () => {
    await smtpMailer().send(
      { to: 'ann@mail.test', ...letter },
      await settings({ auth: { user: 'red', pass: 'secret' } }),
    );
    expect(taken[0]?.user).toBe('red');
  });

  test.each([
    ['does not let it in', { auth: { user: 'red', pass: 'guess' } }],
    ['has no TLS where that is asked for', { requireTls: true }],
    ['speaks no TLS from the first byte', { secure: true, timeoutMs: 500 }],
    ['is not there', { port: 1 }],
  ])('it rejects where the mail server %s', async (_, given) => {
    await expect(smtpMailer().send({ to: 'ann@mail.test', ...letter }, await settings(given))).rejects.toThrow();
    expect(taken).toEqual([]);
  });
});
