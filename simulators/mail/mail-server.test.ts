import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { frozenClock } from '../../harness/clock/frozen-clock.ts';
import { virtualClock } from '../../harness/clock/virtual-clock.ts';
import { codeIn, linkIn, type MailServer, type MailServerOptions, openMailServer } from './index.ts';

let server: MailServer;
afterEach(() => server.close());

async function open(options?: MailServerOptions) {
  server = await openMailServer(options);
  return server;
}

/** Sends a mail as a home server does; rejects as its library does. */
async function send(mail: SendMailOptions, transport: object = {}) {
  const mailer = createTransport({ host: '127.0.0.1', port: server.port, ...transport });
  return mailer.sendMail({ from: 'hs@example.org', to: 'alice@example.org', subject: 'Log in', text: 'x', ...mail });
}

test('a mail comes with its envelope, its headers and both its parts', async () => {
  const clock = frozenClock(1234);
  await open({ clock });
  await send({
    subject: 'Ünicode',
    text: 'Your code is 482913, or http://hs/x?a=1&b=2',
    html: '<p>Your code is <b>482913</b>, or <a href="http://hs/x?a=1&amp;b=2">click</a></p>',
    headers: { 'X-Extra': 'yes' },
  });
  const mail = await server.mailbox('alice@example.org').next(2000);
  expect(mail).toMatchObject({
    from: 'hs@example.org',
    to: 'alice@example.org',
    recipients: ['alice@example.org'],
    subject: 'Ünicode',
    text: expect.stringContaining('482913'),
    html: expect.stringContaining('<b>482913</b>'),
    headers: { 'x-extra': 'yes', to: 'alice@example.org' },
    receivedAt: 1234,
    raw: { truncated: false, text: expect.stringContaining('X-Extra: yes') },
  });
  expect(mail && codeIn(mail)).toBe('482913');
  expect(mail && linkIn(mail)).toBe('http://hs/x?a=1&b=2');
});

test('a mail without a plain part has none', async () => {
  await open();
  await send({ text: undefined, html: '<p>482913</p>' });
  const mail = await server.mailbox('alice@example.org').next(2000);
  expect(mail).toMatchObject({ text: undefined, html: expect.stringContaining('482913') });
});

test('a mail that is awaited before it comes wakes who waits', async () => {
  await open();
  const awaited = server.mailbox('alice@example.org').next(2000);
  await send({ subject: 'one' });
  expect(await awaited).toMatchObject({ subject: 'one' });
});

test('each mail is given once, in the order they came, and all stay in the box', async () => {
  await open();
  await send({ subject: 'one' });
  await send({ subject: 'two' });
  expect(await server.mailbox('alice@example.org').next(2000)).toMatchObject({ subject: 'one' });
  expect(await server.mailbox('alice@example.org').next(2000)).toMatchObject({ subject: 'two' });
  expect(server.mailbox('alice@example.org').arrivals.all).toHaveLength(2);
});

test('a mail that does not come in time is undefined, and given to the next who asks', async () => {
  const clock = virtualClock(frozenClock());
  await open({ clock });
  const awaited = server.mailbox('alice@example.org').next(1000);
  clock.skip(1000);
  expect(await awaited).toBeUndefined();
  await send({ subject: 'late' });
  expect(await server.mailbox('alice@example.org').next(1000)).toMatchObject({ subject: 'late' });
});

test('boxes are apart, whatever the case of the address', async () => {
  await open();
  await send({ to: 'Alice@example.org', cc: 'bob@example.org' });
  expect(server.mailbox('alice@example.ORG').arrivals.all).toMatchObject([
    { to: 'Alice@example.org', recipients: ['Alice@example.org', 'bob@example.org'] },
  ]);
  expect(server.mailbox('bob@example.org').arrivals.all).toHaveLength(1);
  expect(server.mailbox('carol@example.org').arrivals.all).toEqual([]);
});

test('a home server may log in with any name and password', async () => {
  await open();
  await send({ subject: 'with a password' }, { auth: { user: 'hs', pass: 'secret' } });
  expect(await server.mailbox('alice@example.org').next(2000)).toMatchObject({ subject: 'with a password' });
});

test.each([
  ['refuse', 550],
  ['refuse-for-now', 451],
] as const)('a box told to %s answers %i once, and takes the next mail', async (fault, responseCode) => {
  await open();
  server.mailbox('alice@example.org').inject(fault, { times: 1 });
  await expect(send({})).rejects.toMatchObject({ responseCode });
  expect(server.mailbox('alice@example.org').arrivals.all).toEqual([]);
  await send({ subject: 'again' });
  expect(await server.mailbox('alice@example.org').next(2000)).toMatchObject({ subject: 'again' });
});

test('a box told to drop closes the connection', async () => {
  await open();
  server.mailbox('alice@example.org').inject('drop');
  await expect(send({})).rejects.toThrow();
  await expect(send({})).rejects.toThrow();
  server.mailbox('alice@example.org').heal();
  await send({});
  expect(server.mailbox('alice@example.org').arrivals.all).toHaveLength(1);
});

test('a box told to hang never answers, while other boxes go on', async () => {
  await open();
  server.mailbox('alice@example.org').inject('hang');
  const hanging = expect(send({})).rejects.toThrow();
  await send({ to: 'bob@example.org' });
  expect(server.mailbox('bob@example.org').arrivals.all).toHaveLength(1);
  await server.close();
  await hanging;
  expect(server.mailbox('alice@example.org').arrivals.all).toEqual([]);
  await open();
});

test('a mail over the limit is refused for good', async () => {
  await open({ limits: { mailBytes: 2000 } });
  await expect(send({ text: 'x'.repeat(3000) })).rejects.toMatchObject({ responseCode: 552 });
  expect(server.mailbox('alice@example.org').arrivals.all).toEqual([]);
});

test('a mail that does not end loses its connection', async () => {
  await open({ limits: { mailBytes: 2000 } });
  const socket = connect(server.port, '127.0.0.1');
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  socket.on('data', (reply) => {
    if (reply.toString().startsWith('220')) socket.write('EHLO hs\r\n');
    else if (reply.toString().startsWith('250-')) socket.write('MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n');
    else if (reply.toString().includes('354')) socket.write(`${'x'.repeat(70)}\r\n`.repeat(200));
  });
  await closed;
  expect(server.mailbox('c@d').arrivals.all).toEqual([]);
});

test('a full box takes no more for the moment', async () => {
  await open({ limits: { mailsPerBox: 1 } });
  await send({});
  await expect(send({})).rejects.toMatchObject({ responseCode: 452 });
});

test('there are only so many boxes', async () => {
  await open({ limits: { boxes: 1 } });
  await send({});
  await expect(send({ to: 'bob@example.org' })).rejects.toMatchObject({ responseCode: 452 });
});

test('what is kept of a long message is bounded', async () => {
  await open();
  await send({ text: 'x'.repeat(200_000) });
  const mail = await server.mailbox('alice@example.org').next(2000);
  expect(mail?.raw).toMatchObject({ truncated: true });
  expect(mail?.raw.text.length).toBeLessThan(70_000);
});

test('a port that is taken cannot be had', async () => {
  await open();
  await expect(openMailServer({ port: server.port })).rejects.toThrow('EADDRINUSE');
});
