import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { type ExampleFacts, holds, judgedExample, stoppedExample } from './examples.ts';
import { exchangesOf } from './exchanges.ts';

const session: ExampleFacts = {
  requirement: 'login.session.issue',
  feature: 'features/login/sessions.feature',
  line: 12,
  name: 'A login of two stages carries a session',
  steps: ['the target offers a flow of two stages', 'someone completes the first stage', 'the answer has a session'],
};

/** An Example that the target may leave out, and does. */
export const notOffered: FinishedExample = stoppedExample(
  session,
  'not-offered',
  'the target lists no flow of two stages',
  0,
  exchangesOf({
    method: 'GET',
    url: 'http://hs.example:8008/matrix/client/api/v1/login',
    status: 200,
    answered: { flows: [{ type: 'm.login.password' }] },
  }),
);

const leaving: ExampleFacts = {
  requirement: 'room.leave',
  feature: 'features/rooms/rooms.feature',
  line: 71,
  name: 'Who has left receives nothing more',
  steps: ['Alice and Bob share a room', 'Bob leaves', 'Alice says "are you there"', 'Bob does not receive it'],
};

export const left: FinishedExample = judgedExample(leaving, [
  holds('Bob received what was said while he was there', '1 event', '1 event', 8),
  holds('Bob received nothing after he left', 'no event before the sentinel', 'no event before the sentinel', 12),
]);

/** An Example that the run was stopped before. */
export const notReached: FinishedExample = stoppedExample(leaving, 'not-run', 'the run was stopped before it', 0);
