import { Given, When } from '@cucumber/cucumber';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Client, RequestParts } from '../../simulators/client/index.ts';
import type { EndpointName } from '../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { Example } from '../cast/world.ts';

type Request = readonly [EndpointName, Readonly<Record<string, string>>, RequestParts?];

/** What a client may ask, by the words of the features. */
const questions: Readonly<Record<string, (client: Client, roomId: string) => Request>> = {
  'how to log in': () => ['loginFlows', {}, { token: 'none' }],
  'for her own display name': ({ userId }) => ['getDisplayName', { userId }],
  'who is in the room': (_, roomId) => ['getMembers', { roomId }],
  'what happened in the room': (_, roomId) => ['getMessages', { roomId }, { query: { dir: 'b', limit: '20' } }],
};

const noSuchToken = { value: 'this-token-was-never-given' };

/** Requests that a server has reason to refuse. */
const offences: Readonly<Record<string, (example: Example) => Request>> = {
  'making a room with a body that is not JSON': () => ['createRoom', {}, { rawBody: '{"visibility":' }],
  'sending to a room he is not in': ({ notes }) => sending(notes.room.value.roomId),
  'sending to a room that does not exist': ({ cast, target }) =>
    sending(`!${cast.freshLocalpart('none')}:${target.servers[0].serverName}`),
  'using a token that was never given': () => ['createRoom', {}, { body: {}, token: noSuchToken }],
  'joining an alias that does not exist': ({ cast, target }) => [
    'joinByIdOrAlias',
    { roomIdOrAlias: `#${cast.freshLocalpart('none')}:${target.servers[0].serverName}` },
    { body: {} },
  ],
};

/** Requests of every kind that need the access token. */
const acts: Readonly<Record<string, (client: Client, roomId: string) => Request>> = {
  'make a room': () => ['createRoom', {}, { body: { visibility: 'public' } }],
  'send a message': (_, roomId) => sending(roomId),
  'follow her events': () => ['getEvents', {}, { query: { timeout: '0' } }],
  'set her display name': ({ userId }) => ['putDisplayName', { userId }, { body: { displayname: 'Alice' } }],
};

function sending(roomId: string): Request {
  return ['sendEvent', { roomId, eventType: 'm.room.message' }, { body: { msgtype: 'm.text', body: 'hello' } }];
}

function ask(client: Client, request: Request, token?: RequestParts['token']): Promise<Exchange> {
  const [endpoint, parameters, parts] = request;
  return client.request(endpoint, parameters, { ...parts, ...(token !== undefined && { token }) });
}

function requestFor(example: Example, name: string, act: string): Request {
  const make = acts[act];
  if (!make) throw new Error(`no request is known to ${act}`);
  return make(example.cast.client(name), example.notes.room.value.roomId);
}

for (const question of Object.keys(questions)) {
  When(`{client} asks ${question}`, function (this: Example, name: string) {
    return askQuestion(this, name, question);
  });
}

async function askQuestion(example: Example, name: string, question: string): Promise<void> {
  const client = example.cast.client(name);
  const make = questions[question];
  if (!make) throw new Error(`no question is known ${question}`);
  example.notes.exchange.value = await ask(client, make(client, example.notes.room.value.roomId));
}

When('{client} offends by {}', async function (this: Example, name: string, offence: string) {
  const make = offences[offence];
  if (!make) throw new Error(`no offence is known by ${offence}`);
  this.notes.exchange.value = await ask(this.cast.client(name), make(this));
});

for (const act of Object.keys(acts)) {
  Given(`{client} may ${act}`, async function (this: Example, name: string) {
    this.assume(accepted(await ask(this.cast.client(name), requestFor(this, name, act))));
  });
}

When('{client} tries to {} without a token', async function (this: Example, name: string, act: string) {
  this.notes.exchange.value = await ask(this.cast.client(name), requestFor(this, name, act), 'none');
});

When(
  '{client} tries to {} with a token that was never given',
  async function (this: Example, name: string, act: string) {
    this.notes.exchange.value = await ask(this.cast.client(name), requestFor(this, name, act), noSuchToken);
  },
);
