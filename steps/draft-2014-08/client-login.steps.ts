import { isDeepStrictEqual } from 'node:util';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { that } from '../../harness/checks/compare.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { driveLogin } from '../../simulators/client/draft-2014-08/index.ts';
import { openScriptedLogin } from '../../simulators/scripted-login/scripted-login.ts';
import { stageTypes } from '../cast/parameter-types.ts';
import type { Example } from '../cast/world.ts';

async function openScript(example: Example, flows: readonly (readonly string[])[]): Promise<void> {
  const session = example.random.word(24);
  const { dialect } = example.target.profile;
  const server = await openScriptedLogin({ flows, session, dialect, recorder: example.recorder });
  example.cast.closeLater(server.close);
  example.notes.script.value = { server, flows, session };
}

/** The requests in which the client submitted stages. */
function submissionsIn(example: Example): Exchange[] {
  return example.recorder.exchanges.filter(({ from, request }) => from === 'client' && request.method === 'POST');
}

Given(
  'a scripted home server that offers a login by {flow} and gives a session',
  function (this: Example, stages: string[]) {
    return openScript(this, [stages]);
  },
);

Given(
  'a scripted home server that offers these logins and gives a session:',
  function (this: Example, table: DataTable) {
    return openScript(
      this,
      table.raw().map(([words = '']) => words.split(', then ').map((stage) => stageTypes[stage] ?? stage)),
    );
  },
);

When('our client logs in there', async function (this: Example) {
  const client = this.cast.clientAt('Somebody', this.notes.script.value.server);
  const means = {
    user: 'somebody',
    password: this.cast.freshPassword(),
    email: 'somebody@mail.example',
    readCode: async () => '123456',
    clickLink: async () => {},
  };
  const login = await driveLogin(client, means, undefined, this.target.clientHabits);
  this.notes.exchange.value = login.last;
  if (!login.completed) throw new PreparationFailed(`our client did not log in: ${outcomeOf(login.last)}`, 'harness');
});

Then('the client logged in', function (this: Example) {
  const { submissions } = this.notes.script.value.server;
  this.check(
    that({
      text: 'the client logs in knowing no more than it is told',
      expected: 'credentials in the end',
      actual: `${outcomeOf(this.last)} after ${submissions.length} requests`,
      holds: outcomeOf(this.last).includes('access_token'),
      shownBy: [this.last],
    }),
  );
});

Then('every request after the first carried the session', function (this: Example) {
  const { server, session } = this.notes.script.value;
  const [, ...later] = server.submissions;
  this.check(
    that({
      text: 'the client sends the session it was given in every later request',
      expected: `the session ${session} in ${later.length} requests`,
      actual: show(later.map((submission) => submission.session)),
      holds: later.length > 0 && later.every((submission) => submission.session === session),
      shownBy: submissionsIn(this),
    }),
  );
});

Then('the stages it submitted are those of one listed flow, in order', function (this: Example) {
  const { server, flows } = this.notes.script.value;
  const types = server.submissions.map(({ type }) => type);
  const stages = types.filter((type, i) => type !== types[i - 1]);
  this.check(
    that({
      text: 'the client keeps to one flow',
      expected: `one of ${show(flows)}`,
      actual: show(stages),
      holds: flows.some((flow) => isDeepStrictEqual([...flow], stages)),
      shownBy: submissionsIn(this),
    }),
  );
});
