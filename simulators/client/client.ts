import type { Clock } from '../../harness/clock/clock.ts';
import type { Random } from '../../harness/random/random.ts';
import type { Send } from '../../harness/wire/send.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import { ClientTxnId, domainOf, type UserId } from '../../spec/wire/ids.ts';
import { pacedVerbs } from '../pace.ts';
import { asker, type Patience } from './ask.ts';
import type { ClientEdition } from './edition.ts';
import { readHistory } from './history.ts';
import { preparations } from './preparations.ts';
import type { Session } from './session.ts';
import { EventStream } from './stream.ts';

export interface ClientOptions {
  readonly name: string;
  readonly server: {
    /** The home server in the transcript's words: `serverParty` names one of the target. */
    readonly party: string;
    /** Base URL of the client API, without trailing slash: the paths of the dialect are put behind it. */
    readonly clientUrl: string;
  };
  readonly dialect: Dialect;
  readonly send: Send;
  readonly patience: Patience;
  readonly random: Random;
  readonly clock: Clock;
}

/** A user agent. */
export type Client = ReturnType<typeof openClient>;

/**
 * A user agent that does what it is told and remembers what it saw. A verb gives its exchange, whatever came of it;
 * its `must` twin is preparation and throws PreparationFailed.
 */
export function openClient(options: ClientOptions, edition: ClientEdition) {
  const { name, server, dialect, send, patience, random, clock } = options;
  const who = `client ${name}`;
  let session: Session | undefined;
  const { party: to, clientUrl } = server;
  const ask = asker({ from: who, to, clientUrl, dialect, send, patience, session: () => session });
  const verbs = edition.verbs({
    ask,
    adopt: (adopted) => {
      session = adopted;
    },
    freshTxnId: () => ClientTxnId.parse(random.word(16)),
    patience,
  });
  // What is judged meets a rate limit as it is; preparation and waiting keep to its pace.
  const unhurried = pacedVerbs({ clock, longestMs: patience.deliveryMs }, verbs);
  const userId = (): UserId => {
    if (!session) throw new Error(`${who} is not logged in: register or log in first`);
    return session.userId;
  };
  return {
    name,
    /** Who this client is logged in as. Set by a completed registration or login; may be replaced. */
    get session(): Session | undefined {
      return session;
    },
    set session(replacement: Session | undefined) {
      session = replacement;
    },
    /** The id of the user logged in. */
    get userId(): UserId {
      return userId();
    },
    /** Any request of the client API. */
    request: ask,
    /** Visits an address that the home server gave. */
    visit: (url: string) => send({ from: who, to, method: 'GET', url, deadlineMs: patience.answerMs }),
    ...verbs,
    ...preparations(who, unhurried, edition, () => domainOf(userId())),
    /** What the user is shown from the start of the stream on. */
    stream: new EventStream(who, unhurried.events, edition.pageIn, clock),
    /** All of a room's history, oldest first. Throws PreparationFailed. */
    history: (roomId: string) => readHistory(who, (page) => unhurried.getMessages(roomId, page), edition.pageIn),
  };
}
