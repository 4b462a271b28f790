import { randomBytes, randomInt } from 'node:crypto';
import { EventId, PduId, RoomId, TransactionId } from '../spec/wire/ids.ts';
import { httpSend } from './federation/http-send.ts';
import { placeInName } from './federation/place-in-name.ts';
import { smtpMailer } from './mail/smtp-mailer.ts';
import { oauthClient } from './oauth/oauth-client.ts';
import type { Clock, Ids, Log, Ports } from './ports.ts';

/** setTimeout's longest delay; a longer one would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, longestDelayMs));
    return () => clearTimeout(timer);
  },
};

/** 144 bits: nobody guesses one, no two are alike. */
const unguessable = (): string => randomBytes(18).toString('base64url');

const ids: Ids = {
  roomId: (server) => RoomId.parse(`!${unguessable()}:${server}`),
  eventId: () => EventId.parse(unguessable()),
  pduId: () => PduId.parse(unguessable()),
  transactionId: () => TransactionId.parse(unguessable()),
  accessToken: () => randomBytes(32).toString('base64url'),
  userLocalpart: () => `-${randomBytes(9).toString('hex')}`,
  loginSession: unguessable,
  emailCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
  urlToken: unguessable,
  oauthState: unguessable,
  codeVerifier: () => randomBytes(32).toString('base64url'),
};

const silence = (): void => {};
const silentLog: Log = { debug: silence, info: silence, warn: silence, error: silence };

/** The real ports: system time and randomness, plain HTTP, SMTP. Silent unless given a log. */
export function systemPorts(overrides: Partial<Ports> = {}): Ports {
  return {
    clock,
    ids,
    random: Math.random,
    resolve: placeInName,
    httpSend: httpSend(),
    mailer: smtpMailer(),
    oauth: oauthClient(),
    log: silentLog,
    ...overrides,
  };
}
