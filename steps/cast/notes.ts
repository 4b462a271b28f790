import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Page } from '../../simulators/browsing/plain-browser.ts';
import type { SentTransaction } from '../../simulators/peer/index.ts';
import type { ScriptedLogin } from '../../simulators/scripted-login/scripted-login.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { WantedFlow } from './cast.ts';

/** A room of the Example. */
export interface Room {
  readonly roomId: string;
  readonly alias?: string | undefined;
  /** The peer that it was made on; the target where there is none. */
  readonly host?: string;
}

/** A message of the Example. */
export interface Message {
  /** The room that it was sent to. */
  readonly roomId: string;
  readonly content: JsonObject;
  /** The exchange that sent it. */
  readonly sentBy: Exchange;
  /** Who of a peer sent it, where the sender is not the target's own user. */
  readonly remote?: { readonly peer: string; readonly pdu: JsonObject };
}

/** A scripted home server, and what it lists and gives. */
export interface Script {
  readonly server: ScriptedLogin;
  readonly flows: readonly (readonly string[])[];
  readonly session: string;
}

/** What came of a login on a page, and every exchange of the browser. */
export interface PageLogin {
  /** The exchange that completed it. */
  readonly completion: Exchange | undefined;
  /** Whether the page offered anything to do for the flow. */
  readonly offered: boolean;
  readonly exchanges: readonly Exchange[];
}

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

/** A fact that one step leaves for another. Reading one that was not left is a fault of the feature. */
class Note<T> {
  readonly #what: string;
  #value: T | undefined;

  constructor(what: string) {
    this.#what = what;
  }

  get value(): T {
    if (this.#value === undefined) throw new Error(`no earlier step left ${this.#what}`);
    return this.#value;
  }

  set value(value: T) {
    this.#value = value;
  }

  get known(): boolean {
    return this.#value !== undefined;
  }
}

/** What the steps of one Example tell each other. */
export class Notes {
  /** What the last act was answered with. */
  readonly exchange = new Note<Exchange>('an exchange');
  /** Refusals that another answer is compared with. */
  readonly refusals = new Note<readonly Exchange[]>('refusals');
  /** What the last one is compared with. */
  readonly earlier = new Note<Exchange>('an earlier exchange');
  readonly room = new Note<Room>('a room');
  readonly otherRoom = new Note<Room>('another room');
  /** What was sent, in order: "it" is the last, "each of them" are those of the last act. */
  readonly messages = new Note<readonly Message[]>('a message');
  /** The transaction that a peer sent last. */
  readonly sent = new Note<SentTransaction>('a transaction');
  readonly topic = new Note<string>('a topic');
  /** The login flow in question. */
  readonly flow = new Note<WantedFlow>('a login flow');
  /** What came of a login on a page in a browser. */
  readonly pageLogin = new Note<PageLogin>('a login on a page');
  /** The page that was visited last. */
  readonly page = new Note<Page>('a page');
  /** The scripted home server. */
  readonly script = new Note<Script>('a scripted home server');
  readonly displayName = new Note<string>('a display name');
  readonly localpart = new Note<string>('a localpart');
  /** The access token of before. */
  readonly accessToken = new Note<string>('an access token');
  /** The PDU of the target that was looked at last. */
  readonly pdu = new Note<{ pdu: JsonObject; exchange: Exchange }>('a PDU');
  /** The logins that each user has begun, oldest first. */
  readonly logins = new Map<string, Login[]>();
  /** Where each client began to follow its events. */
  readonly streamStarts = new Map<string, string>();

  /** The last message sent: "it". */
  get message(): Message {
    const last = this.messages.value.at(-1);
    if (!last) throw new Error('no earlier step left a message');
    return last;
  }

  /** The login that a user began last; with `nth`, an earlier one, from 1. */
  login(name: string, nth?: number): Login {
    const begun = this.logins.get(name) ?? [];
    const login = nth === undefined ? begun.at(-1) : begun[nth - 1];
    if (!login) throw new Error(`${name} has begun no such login`);
    return login;
  }

  noteLogin(name: string, login: Login): void {
    this.logins.set(name, [...(this.logins.get(name) ?? []), login]);
  }

  /** What has become of the login that a user began last. */
  amendLogin(name: string, news: Partial<Login>): void {
    const begun = this.logins.get(name) ?? [];
    this.logins.set(name, [...begun.slice(0, -1), { ...this.login(name), ...news }]);
  }
}
