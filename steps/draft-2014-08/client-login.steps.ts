import { isDeepStrictEqual } from 'node:util';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { fits, that } from '../../harness/checks/compare.ts';
import { gives } from '../../harness/checks/fields.ts';
import { type Matcher, someText } from '../../harness/checks/matcher.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { driveLogin } from '../../simulators/client/draft-2014-08/index.ts';
import { openScriptedLogin, type ScriptedLogin } from '../../simulators/scripted-login/scripted-login.ts';
import { Note } from '../cast/note.ts';
import type { Example } from '../cast/world.ts';
import { stagesOf } from './login/stage-types.ts';

/** A scripted home server, and what it lists and gives. */
interface Script {
  readonly server: ScriptedLogin;
  readonly flows: readonly (readonly string[])[];
  readonly session: string;
}
const script = new Note<Script>('a scripted home server');

async function openScript(example: Example, flows: readonly (readonly string[])[]): Promise<void> {
  const session = example.random.word(24);
  const { dialect } = example.target.profile;
  const server = await openScriptedLogin({ flows, session, dialect, recorder: example.recorder });
  example.cast.closeLater(server.close);
  example.subject = 'client';
  script.leave(example, { server, flows, session });
}

/** The requests in which the client submitted stages. */
function submissionsIn(example: Example): Exchange[] {
  return example.recorder.exchanges.filter(({ from, request }) => from === 'client' && request.method === 'POST');
}

Given(
  'a scripted home server that offers a login by {flow} and gives a session',
  function (this: Example, stages: readonly string[]) {
    return openScript(this, [stages]);
  },
);

Given(
  'a scripted home server that offers these logins and gives a session:',
  function (this: Example, table: DataTable) {
    return openScript(
      this,
      table.raw().map(([words = '']) => stagesOf(words)),
    );
  },
);

When('our client logs in there', async function (this: Example) {
  const client = this.cast.clientAt('Somebody', script.of(this).server);
  const means = {
    user: 'somebody',
    password: this.cast.freshPassword(),
    email: 'somebody@mail.example',
    readCode: async () => '123456',
    clickLink: async () => {},
  };
  const login = await driveLogin(client, means, undefined, this.target.clientHabits);
  this.last = login.last;
  if (!login.completed) throw new PreparationFailed(`our client did not log in: ${outcomeOf(login.last)}`, 'harness');
});

Then('the client logged in', function (this: Example) {
  this.check(gives(this.last, { access_token: someText }));
});

Then('every request after the first carried the session', function (this: Example) {
  const { server, session } = script.of(this);
  const [, ...later] = server.submissions.map((submission) => submission.session);
  this.check(
    that({
      expected: `the session ${session} in ${later.length} requests`,
      actual: show(later),
      holds: later.length > 0 && later.every((sent) => sent === session),
      shownBy: submissionsIn(this),
    }),
  );
});

Then('the stages it submitted are those of one listed flow, in order', function (this: Example) {
  const { server, flows } = script.of(this);
  const types = server.submissions.map(({ type }) => type);
  const oneOf: Matcher = {
    words: `one of ${show(flows)}`,
    matches: (seen) => flows.some((flow) => isDeepStrictEqual(flow, seen)),
  };
  this.check(
    fits(
      types.filter((type, i) => type !== types[i - 1]),
      oneOf,
      submissionsIn(this),
    ),
  );
});
