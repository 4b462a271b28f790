import { z } from 'zod';
import { expandEndpoint } from '../../spec/dialects/index.ts';
import { domainOf, RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import { jsonOf } from '../wire/body.ts';
import type { Exchange } from '../wire/exchange.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender, type TlsTrust } from '../wire/send.ts';
import { type Acquaintance, understood } from './spelling.ts';
import type { TargetProfile } from './target.ts';

export interface AcquaintanceOptions {
  readonly clientUrl: string;
  readonly federationUrl: string;
  readonly profile: Pick<TargetProfile, 'dialect' | 'accounts' | 'patience'>;
  readonly trust?: TlsTrust | undefined;
}

const Session = z.looseObject({ user_id: UserId, access_token: z.string() });
type Session = z.infer<typeof Session>;

/**
 * Registers a user, or logs in one of the accounts listed, and asks as that user for what cannot harm: the user's own profile and the
 * state of a room that does not exist, each in both spellings. Never rejects; what cannot be learnt is left out.
 */
export async function getAcquainted(options: AcquaintanceOptions): Promise<Acquaintance> {
  const connections = openConnections(options.trust);
  try {
    const ask = asker(options, sender(connections, new Recorder(Date.now)));
    const session = await enter(options, ask);
    const serverName = session && domainOf(session.user_id);
    return {
      serverName,
      spelling: {
        ...(session && { userIdsInPaths: await learnUserIds(options, ask, session) }),
        trailingSlashes: await learnSlashes(options, ask, serverName),
      },
    };
  } finally {
    await connections.destroy();
  }
}

type Ask = (method: string, url: string, body?: object) => Promise<Exchange>;

function asker({ profile }: AcquaintanceOptions, send: ReturnType<typeof sender>): Ask {
  return (method, url, body) =>
    send({
      ...{ from: 'harness', to: new URL(url).host, method, url, deadlineMs: profile.patience.answerMs },
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
}

async function enter({ clientUrl, profile }: AcquaintanceOptions, ask: Ask): Promise<Session | undefined> {
  const { registration } = profile.accounts;
  const [listed] = registration === 'open' ? [] : registration;
  const { method, path } = expandEndpoint(profile.dialect, listed ? 'login' : 'register');
  const body = listed
    ? { type: 'm.login.password', user: listed.user, password: listed.password }
    : { user_id: `touchstone-probe-${Date.now().toString(36)}`, password: crypto.randomUUID() };
  const exchange = await ask(method, `${clientUrl}${path}`, body);
  return Session.safeParse(jsonOf(exchange.answer?.body)).data;
}

async function learnUserIds(
  { clientUrl, profile: { dialect } }: AcquaintanceOptions,
  ask: Ask,
  { user_id: userId, access_token: token }: Session,
): Promise<'percent-encoded' | 'raw'> {
  const usual = dialect.userIdsInPaths;
  const other = usual === 'raw' ? 'percent-encoded' : 'raw';
  const read = (userIdsInPaths: typeof usual) => {
    const { method, path } = expandEndpoint({ ...dialect, userIdsInPaths }, 'getDisplayName', { userId });
    return ask(method, `${clientUrl}${path}?${new URLSearchParams({ access_token: token })}`);
  };
  return understood(await read(usual), await read(other)) === 'usual' ? usual : other;
}

async function learnSlashes(
  { federationUrl, profile: { dialect } }: AcquaintanceOptions,
  ask: Ask,
  serverName: ServerName | undefined,
): Promise<'sent' | 'left-out'> {
  const usual = dialect.trailingSlashes;
  const other = usual === 'sent' ? 'left-out' : 'sent';
  const context = RoomId.parse(`!touchstone-probe:${serverName ?? new URL(federationUrl).host}`);
  const read = (trailingSlashes: typeof usual) => {
    const { method, path } = expandEndpoint({ ...dialect, trailingSlashes }, 'fedState', { context });
    return ask(method, `${federationUrl}${path}`);
  };
  return understood(await read(usual), await read(other)) === 'usual' ? usual : other;
}

/** The name of a server that does not say it: its host and port. */
export function nameByAddress(url: string): ServerName {
  return ServerName.parse(new URL(url).host);
}
