import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { type ExampleFacts, holds, judgedExample } from './examples.ts';

const architecture = 'features/architecture/client-api.feature';
const login = 'features/login/password.feature';
const rooms = 'features/rooms/rooms.feature';
const transactions = 'features/federation/transactions.feature';

const facts = (requirement: string, feature: string, line: number, name: string, ...steps: string[]): ExampleFacts => ({
  ...{ requirement, feature, line, name, steps },
});

/** Examples as a conforming home server leaves them. */
export const passingExamples: readonly FinishedExample[] = [
  judgedExample(
    facts(
      'arch.http-json',
      architecture,
      9,
      'A request with a JSON body is answered in JSON',
      'Alice has an account',
      'Alice creates a room',
      'the answer is JSON',
    ),
    [holds('the answer to creating a room is JSON', 'a JSON object', 'a JSON object with room_id', 3)],
  ),
  judgedExample(
    facts(
      'arch.error-body',
      architecture,
      18,
      'A path that does not exist is refused with a standard error',
      'Alice has an account',
      'Alice asks for a path that does not exist',
      'the refusal carries a standard error body',
    ),
    [
      holds('the refused request has a status of 4xx', 'status 4xx', 'status 404', 3),
      holds('the refusal carries a standard error body', 'errcode and error', 'errcode M_UNRECOGNIZED', 3),
    ],
  ),
  judgedExample(
    facts(
      'arch.user-id',
      architecture,
      31,
      'The localpart stands before the domain of the home server',
      'Alice has an account',
      'her user id is her localpart at the domain of the home server',
    ),
    [holds('the user id is @localpart:domain', '@alice-7f3a:hs.example', '@alice-7f3a:hs.example', 1)],
  ),
  judgedExample(
    facts(
      'arch.event-stream',
      architecture,
      40,
      'A stream taken up again from its token misses nothing',
      'Alice and Bob share a room',
      'Alice follows the events and stops',
      'Bob says "while you were away"',
      'Alice takes up the stream from her last token',
      'Alice receives "while you were away"',
    ),
    [
      holds('nothing was received before Bob spoke', 'no m.room.message', 'no m.room.message', 9),
      holds('the message is received once', '1 event', '1 event', 11),
    ],
  ),
  judgedExample(
    facts(
      'room.create',
      rooms,
      8,
      'A user creates a room',
      'Alice has an account',
      'Alice creates a room',
      'it has a room id',
    ),
    [holds('the answer has a room id', 'a room_id', 'room_id !Wm3K:hs.example', 3)],
  ),
  judgedExample(
    facts(
      'room.deliver-all',
      rooms,
      52,
      'A message reaches a participant on another home server',
      'Alice is in a room with Zara of a peer',
      'Alice says "across"',
      'the peer receives "across"',
    ),
    [holds('a PDU with the message arrives at the peer', 'body across', 'body across', 14)],
  ),
  judgedExample(
    facts(
      'msg.type.text',
      'features/messages/types.feature',
      11,
      'A text message arrives as it was sent',
      'Alice and Bob share a room',
      'Alice sends a text message',
      'Bob receives the same content',
    ),
    [holds('the content received equals the content sent', '{"msgtype":"m.text","body":"hé 👋"}', 'the same', 7, 9)],
  ),
  judgedExample(
    facts(
      'login.flows.all',
      login,
      7,
      'Every flow is listed',
      'nobody is logged in',
      'someone asks how to log in',
      'at least one flow is listed',
    ),
    [holds('the answer lists flows', 'flows, each with a type', 'm.login.password', 1)],
  ),
  judgedExample(
    facts(
      'login.password.ok',
      login,
      21,
      'The right password gives credentials',
      'Alice has an account',
      'Alice logs in with her password',
      'she is given credentials',
    ),
    [
      holds('the answer has status 2xx', 'status 2xx', 'status 200', 3),
      holds('the answer has credentials', 'user_id and access_token', 'user_id and access_token', 3),
    ],
  ),
  judgedExample(
    facts(
      'txn.object',
      transactions,
      10,
      'A transaction that is a JSON list is refused',
      'a peer shares a room with Alice',
      'the peer sends a JSON list as a transaction',
      'it is refused with a standard error',
    ),
    [holds('the transaction is refused', 'status 4xx', 'status 400 M_NOT_JSON', 8)],
  ),
  judgedExample(
    facts(
      'txn.pairwise',
      transactions,
      35,
      'The same id from another peer is another transaction',
      'two peers share a room with Alice',
      'both send a transaction with the same id',
      'Alice receives what both sent',
    ),
    [
      holds('what the first peer sent is received', '1 event', '1 event', 14),
      holds('what the second peer sent is received', '1 event', '1 event', 15),
    ],
  ),
  judgedExample(
    facts(
      'pdu.duplicate',
      'features/federation/pdus.feature',
      44,
      'A PDU that comes in two transactions shows once',
      'a peer shares a room with Alice',
      'the peer sends one PDU in two transactions',
      'Alice receives it once',
    ),
    [holds('the event is received once', '1 event', '1 event', 11, 12)],
  ),
];
