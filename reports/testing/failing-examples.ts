import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { breaks, holds, judgedExample, stoppedExample } from './examples.ts';
import { exchangesOf } from './exchanges.ts';

const target = 'http://hs.example:8008';
const client = `${target}/matrix/client/api/v1`;
const federation = `${target}/matrix/federation/v1`;

const login = exchangesOf(
  {
    method: 'POST',
    url: `${client}/register`,
    sent: { user_id: 'alice-7f3a', password: '‹secret 1›' },
    status: 200,
    answered: { user_id: '@alice-7f3a:hs.example', access_token: '‹secret 2›', home_server: 'hs.example' },
  },
  { method: 'GET', url: `${client}/login`, status: 200, answered: { flows: [{ type: 'm.login.password' }] } },
  {
    method: 'POST',
    url: `${client}/login`,
    sent: { type: 'm.login.password', user: 'alice-7f3a', password: '‹secret 1›' },
    status: 200,
    answered: { user_id: 'alice-7f3a', access_token: '‹secret 3›', home_server: 'hs.example' },
  },
);

const pdu = {
  pdu_id: 'pdu-51',
  context: '!Wm3K:hs.example',
  origin: '127.0.0.1:30007',
  ts: 1773480413120,
  pdu_type: 'm.room.message',
  prev_pdus: [['127.0.0.1:30007', 'pdu-50']],
  content: { msgtype: 'm.text', body: 'once' },
  is_state: false,
  depth: 9,
  user_id: '@zara:127.0.0.1:30007',
};
const transaction = {
  transaction_id: '916d630ea616342b',
  ts: 1773480413123,
  origin: '127.0.0.1:30007',
  destination: 'hs.example',
  prev_ids: ['e1da392e61898be4'],
  pdus: [pdu],
};
const send = {
  from: 'peer 127.0.0.1:30007',
  method: 'PUT',
  url: `${federation}/send/916d630ea616342b/`,
  sent: transaction,
};

const repeated = exchangesOf(
  {
    method: 'POST',
    url: `${client}/createRoom?access_token=‹secret 1›`,
    sent: { visibility: 'public', room_alias_name: 'lobby-7f3a' },
    status: 200,
    answered: { room_id: '!Wm3K:hs.example', room_alias: '#lobby-7f3a:hs.example' },
  },
  {
    from: 'peer 127.0.0.1:30007',
    method: 'GET',
    url: `${federation}/query/directory?room_alias=%23lobby-7f3a%3Ahs.example`,
    status: 200,
    answered: { room_id: '!Wm3K:hs.example', servers: ['hs.example'] },
  },
  { ...send, fault: 'lost-answer', status: 200, answered: { 'pdu-51': {} } },
  { ...send, status: 500, answered: { errcode: 'M_UNKNOWN', error: 'UNIQUE constraint failed: pdus.pdu_id' } },
  {
    method: 'GET',
    url: `${client}/events?from=s12&timeout=0&access_token=‹secret 1›`,
    status: 200,
    answered: { start: 's12', end: 's13', chunk: [{ type: 'm.room.message', content: pdu.content, event_id: '$51' }] },
  },
);

const undelivered = exchangesOf(
  {
    method: 'PUT',
    url: `${client}/rooms/!Wm3K%3Ahs.example/send/m.room.message/m1?access_token=‹secret 1›`,
    sent: { msgtype: 'm.text', body: 'try again' },
    status: 200,
    answered: { event_id: '$52' },
  },
  {
    from: 'target',
    to: 'peer 127.0.0.1:30009',
    method: 'PUT',
    url: 'http://127.0.0.1:30009/matrix/federation/v1/send/1773480413200/',
    sent: { ...transaction, transaction_id: '1773480413200', origin: 'hs.example', destination: '127.0.0.1:30009' },
    failure: { kind: 'reset', message: 'the connection was closed before an answer came' },
    fault: 'reset',
  },
);

const misdirected = exchangesOf({
  ...send,
  sent: { ...transaction, destination: 'other.example' },
  status: 200,
  answered: {},
});

/** Examples as a home server leaves them that gets several things wrong, and one that could not be decided. */
export const failingExamples: readonly FinishedExample[] = [
  judgedExample(
    {
      requirement: 'login.localpart',
      feature: 'features/login/password.feature',
      line: 33,
      name: 'A login by localpart is answered with the full user id',
      steps: ['Alice has an account', 'Alice logs in by her localpart', 'the user id in the answer is full'],
    },
    [
      holds('the login succeeds', 'status 2xx', 'status 200', 3),
      breaks('the user id in the answer is full', '@alice-7f3a:hs.example', 'alice-7f3a', 3),
    ],
    login,
  ),
  judgedExample(
    {
      requirement: 'txn.names',
      feature: 'features/federation/transactions.feature',
      line: 48,
      name: 'A transaction meant for another home server is refused',
      steps: [
        'a peer shares a room with Alice',
        'the peer sends a transaction that names another destination',
        'it is refused with a standard error',
      ],
    },
    [breaks('the transaction is refused', 'status 4xx with errcode and error', 'status 200 {}', 1)],
    misdirected,
  ),
  judgedExample(
    {
      requirement: 'txn.idempotent',
      feature: 'features/federation/transactions.feature',
      line: 61,
      name: "A transaction that is sent again is answered as before (its answer was lost on the peer's side)",
      durationMs: 214,
      steps: [
        'a peer shares a room with Alice',
        'the peer sends a transaction that says "once", and the answer is lost',
        'the peer sends the same transaction again',
        'both answers are the same',
      ],
    },
    [
      holds('the first answer has status 2xx', 'status 2xx', 'status 200', 3),
      breaks(
        'the second answer equals the first',
        'status 200 {"pdu-51":{}}',
        'status 500 {"errcode":"M_UNKNOWN","error":"UNIQUE constraint failed: pdus.pdu_id"}',
        3,
        4,
      ),
    ],
    repeated,
  ),
  judgedExample(
    {
      requirement: 'txn.retry',
      feature: 'features/federation/transactions.feature',
      line: 84,
      name: 'A transaction whose connection broke is sent again',
      durationMs: 60_012,
      steps: [
        'Alice is in a room with Zara of a peer',
        'the connection to the peer breaks once',
        'Alice says "try again"',
        'the peer receives "try again"',
      ],
    },
    [
      breaks(
        'the transaction arrives again within the patience for a retry',
        'the same transaction within 60 s',
        'no further request to the peer in 60 s',
        2,
      ),
    ],
    undelivered,
  ),
  judgedExample(
    {
      requirement: 'room.public-list',
      feature: 'features/rooms/public-rooms.feature',
      line: 9,
      name: 'A public room is listed with its member count',
      steps: ['Alice has a public room', 'someone asks for the public rooms', 'the room is listed with 1 member'],
    },
    [breaks('the entry has the number of members', 'num_joined_members 1', 'no num_joined_members', 1)],
    exchangesOf({
      method: 'GET',
      url: `${client}/publicRooms`,
      status: 200,
      answered: {
        start: 'START',
        end: 'END',
        chunk: [{ room_id: '!Wm3K:hs.example', aliases: ['#lobby:hs.example'] }],
      },
    }),
  ),
  stoppedExample(
    {
      requirement: 'room.alias',
      feature: 'features/rooms/aliases.feature',
      line: 27,
      name: 'An alias of another home server resolves',
      steps: [
        'a peer has a room with an alias',
        'Alice asks for the alias of the peer',
        'she is given the room id of the peer',
      ],
    },
    'inconclusive',
    'Alice could not register: the target answered status 503 in preparation (environment problem)',
    1,
    exchangesOf({
      method: 'POST',
      url: `${client}/register`,
      sent: { user_id: 'alice-9c11', password: '‹secret 1›' },
      status: 503,
      answered: { errcode: 'M_LIMIT_EXCEEDED', error: 'Too many registrations, come back later' },
    }),
  ),
];
