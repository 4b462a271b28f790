import type { Exchange } from '../../../harness/wire/exchange.ts';
import { Note } from '../../cast/note.ts';
import type { Example } from '../../cast/world.ts';

/** A login of several requests, as far as it has come. */
export interface Login {
  /** The exchange that began it. */
  readonly asked: Exchange;
  readonly session: string | undefined;
  /** What the mail held, where one was sent. */
  readonly code?: string;
  readonly link?: string;
  /** Where to authorize, and where to come back to, at a service. */
  readonly uri?: string;
  readonly redirectUri?: string;
}

/** The logins that a client has begun, oldest first. */
const logins = new Note<readonly Login[]>('a login');

/** The login that a user began last; with `nth`, an earlier one, from 1. Throws where there is none. */
export function loginOf(example: Example, name: string, nth?: number): Login {
  const begun = logins.of(example.cast.client(name));
  const login = nth === undefined ? begun.at(-1) : begun[nth - 1];
  if (!login) throw new Error(`${name} has begun no such login`);
  return login;
}

export function noteLogin({ cast }: Example, name: string, login: Login): void {
  const client = cast.client(name);
  logins.leave(client, [...(logins.known(client) ?? []), login]);
}

/** What has become of the login that a user began last. */
export function amendLogin(example: Example, name: string, news: Partial<Login>): void {
  const client = example.cast.client(name);
  logins.leave(client, [...logins.of(client).slice(0, -1), { ...loginOf(example, name), ...news }]);
}
