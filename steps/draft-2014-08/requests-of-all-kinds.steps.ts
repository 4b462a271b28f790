import { Given, When } from '@cucumber/cucumber';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { RequestParts } from '../../simulators/client/index.ts';
import type { EndpointName } from '../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import { messageType, textMessage } from '../cast/speak.ts';
import { definePicks, defineWords, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';

type Request = readonly [EndpointName, Readonly<Record<string, string>>, RequestParts?];

const userIdOf = ({ cast }: Example, user: string) => cast.client(user).userId;

/** An id at the target that nobody has made. */
const unmade = ({ cast, homeServer }: Example, sigil: string) =>
  `${sigil}${cast.freshLocalpart('none')}:${homeServer.serverName}`;

const sending = (roomId: string): Request => [
  'sendEvent',
  { roomId, eventType: messageType },
  { body: textMessage('hello') },
];

/** What a client may ask. */
definePicks<Request>('question', {
  'how to log in': () => ['loginFlows', {}, { token: 'none' }],
  'for her own display name': (example, user) => ['getDisplayName', { userId: userIdOf(example, user) }],
  'who is in the room': ({ room: { roomId } }) => ['getMembers', { roomId }],
  'what happened in the room': ({ room: { roomId } }) => [
    'getMessages',
    { roomId },
    { query: { dir: 'b', limit: '20' } },
  ],
});

const noSuchToken = { value: 'this-token-was-never-given' };

/** Requests that a server has reason to refuse. */
definePicks<Request>('offence', {
  'making a room with a body that is not JSON': () => ['createRoom', {}, { rawBody: '{"visibility":' }],
  'sending to a room he is not in': ({ room }) => sending(room.roomId),
  'sending to a room that does not exist': (example) => sending(unmade(example, '!')),
  'using a token that was never given': () => ['createRoom', {}, { body: {}, token: noSuchToken }],
  'joining an alias that does not exist': (example) => [
    'joinByIdOrAlias',
    { roomIdOrAlias: unmade(example, '#') },
    { body: {} },
  ],
});

/** Requests of every kind that need the access token. */
definePicks<Request>('act', {
  'make a room': () => ['createRoom', {}, { body: { visibility: 'public' } }],
  'send a message': ({ room }) => sending(room.roomId),
  'follow her events': () => ['getEvents', {}, { query: { timeout: '0' } }],
  'set her display name': (example, user) => [
    'putDisplayName',
    { userId: userIdOf(example, user) },
    { body: { displayname: user } },
  ],
});

/** Tokens that let nobody in. */
defineWords<RequestParts['token']>('bad token', {
  'without a token': 'none',
  'with a token that was never given': noSuchToken,
});

function ask(example: Example, name: string, request: Pick<Request>, token?: RequestParts['token']): Promise<Exchange> {
  const [endpoint, parameters, parts] = request(example, name);
  return example.cast.client(name).request(endpoint, parameters, { ...parts, ...(token !== undefined && { token }) });
}

When('{client} asks {question}', async function (this: Example, name: string, question: Pick<Request>) {
  this.last = await ask(this, name, question);
});

When(
  '{client} makes the invalid request: {offence}',
  async function (this: Example, name: string, offence: Pick<Request>) {
    this.last = await ask(this, name, offence);
  },
);

Given('{client} may {act}', async function (this: Example, name: string, act: Pick<Request>) {
  this.assume(accepted(await ask(this, name, act)));
});

When(
  '{client} tries to {act} {bad token}',
  async function (this: Example, name: string, act: Pick<Request>, token: RequestParts['token']) {
    this.last = await ask(this, name, act, token);
  },
);
