import { isDeepStrictEqual } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { equal, that } from '../../harness/checks/compare.ts';
import { accepted, standardError } from '../../harness/checks/exchange-checks.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import { driveLogin } from '../../simulators/client/draft-2014-08/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { mayLogInBy, meansOf, mustSubmitPassword, submit, types } from '../cast/login.ts';
import type { Example } from '../cast/world.ts';

const Flows = z.looseObject({ flows: z.array(JsonObject) });

function listedFlows(example: Example): JsonObject[] {
  const flows = Flows.safeParse(jsonOf(answerOf(example.last).body)).data?.flows;
  if (!flows) throw new PreparationFailed(`no flows are listed: ${outcomeOf(example.last)}`);
  return flows;
}

/** Completes a login by a flow, from the question how to log in to the credentials. What comes after the first stage is up to the target. */
async function completeLogin(example: Example, name: string): Promise<void> {
  const { stages } = example.notes.flow.value;
  const client = example.cast.client(name);
  const login = await driveLogin(client, meansOf(example, name), ([first]) => first === stages[0]);
  example.notes.exchange.value = login.last;
  if (login.submissions.some(({ type }) => type === stages.at(-1))) return;
  throw new PreparationFailed(`${name} did not get to the last stage: ${outcomeOf(login.last)}`);
}

Given('{client} may log in by {flow}', async function (this: Example, name: string, stages: string[]) {
  this.notes.flow.value = { stages, services: 1 };
  await mayLogInBy(this, name, this.notes.flow.value);
});

Given(
  '{client} may log in by OAuth2 with {int} services',
  async function (this: Example, name: string, services: number) {
    this.notes.flow.value = { stages: [types.oauth2], services };
    await mayLogInBy(this, name, this.notes.flow.value);
  },
);

Given('{client} has completed the login stage by stage', async function (this: Example, name: string) {
  await completeLogin(this, name);
  const { access_token } = JsonObject.catch({}).parse(jsonOf(this.last.answer?.body));
  if (typeof access_token !== 'string') {
    throw new PreparationFailed(`${name} could not complete the login: ${outcomeOf(this.last)}`);
  }
});

Given('{client} has submitted his/her password', async function (this: Example, name: string) {
  await mustSubmitPassword(this, name);
});

Given('an hour has passed', function (this: Example) {
  const { pass } = this.target;
  if (!pass) throw new NotOffered("the target's time is not ours to let pass");
  pass(60 * 60 * 1000);
});

When('{client} submits her password', async function (this: Example, name: string) {
  await mustSubmitPassword(this, name);
});

When('{client} submits her password again in that session', async function (this: Example, name: string) {
  const { localpart: user, password } = this.cast.account(name);
  const { session } = this.notes.login(name);
  await submit(this, name, { type: types.password, user, password, session });
});

When('{client} completes the login stage by stage', function (this: Example, name: string) {
  return completeLogin(this, name);
});

When('{client} goes on by OAuth2', async function (this: Example, name: string) {
  const { session } = this.notes.login(name);
  const { user, authorize, visit } = meansOf(this, name);
  const asked = await submit(this, name, { type: types.oauth2, user, session });
  this.assume(accepted(asked));
  const { uri } = JsonObject.catch({}).parse(jsonOf(asked.answer?.body));
  this.notes.exchange.value = await visit(await authorize(String(uri)));
});

When('{client} goes through the last stage alone', function (this: Example, name: string) {
  return goThroughLast(this, name, undefined);
});

When(
  "{client} goes through the last stage in {client}'s session",
  function (this: Example, name: string, other: string) {
    return goThroughLast(this, name, this.notes.login(other).session);
  },
);

When('{client} goes through a stage of another flow in that session', async function (this: Example, name: string) {
  const { user, email, clickLink } = meansOf(this, name);
  const { session } = this.notes.login(name);
  const asked = await submit(this, name, { type: types.link, user, email, session });
  if (!isSuccess(answerOf(asked))) return;
  await clickLink();
  await submit(this, name, { type: types.link, session });
});

/** Submits the stage m.login.email.code from its beginning, in a session that has not come to it. */
async function goThroughLast(example: Example, name: string, session: string | undefined): Promise<void> {
  const { user, email, readCode } = meansOf(example, name);
  const inSession = session === undefined ? {} : { session };
  const asked = await submit(example, name, { type: types.code, user, email, ...inSession });
  if (!isSuccess(answerOf(asked))) return;
  const { session: given } = JsonObject.catch({}).parse(jsonOf(asked.answer?.body));
  await submit(example, name, { type: types.code, code: await readCode(), session: given ?? session });
}

Then('every listed flow of several stages begins with its type', function (this: Example) {
  const several = listedFlows(this).filter(({ stages }) => stages !== undefined);
  if (several.length === 0) throw new NotOffered('no flow of several stages is listed');
  for (const flow of several) {
    const { type, stages } = flow;
    this.check(
      that({
        text: `the flow ${show(flow)} lists its stages from the first on`,
        expected: `a list that begins with ${show(type)}`,
        actual: show(stages),
        holds: Array.isArray(stages) && stages.length > 0 && stages[0] === type,
        shownBy: [this.last],
      }),
    );
  }
});

Then('the answer names {string} as the next stage', function (this: Example, type: string) {
  this.check(
    equal({
      text: 'the completed stage is answered with the next one',
      expected: type,
      actual: JsonObject.catch({}).parse(jsonOf(answerOf(this.last).body)).next,
      shownBy: [this.last],
    }),
  );
});

Then('a listed flow has exactly the stages that the login went through', function (this: Example) {
  const { stages } = this.notes.flow.value;
  const listed = listedFlows(this).map((flow) => flow.stages ?? [flow.type]);
  this.check(
    that({
      text: 'the stages of a login are listed when asked for first',
      expected: show(stages),
      actual: show(listed),
      holds: listed.some((flow) => isDeepStrictEqual(flow, stages)),
      shownBy: [this.last],
    }),
  );
});

Then('the answer gives credentials for {client}', function (this: Example, name: string) {
  const { user_id, access_token } = JsonObject.catch({}).parse(jsonOf(answerOf(this.last).body));
  const localpart = `@${this.cast.account(name).localpart}:`;
  this.check(
    that({
      text: 'the completed login gives credentials',
      expected: `user_id ${localpart}… and an access_token`,
      actual: outcomeOf(this.last),
      holds: typeof access_token === 'string' && typeof user_id === 'string' && user_id.startsWith(localpart),
      shownBy: [this.last],
    }),
  );
});

Then('the answer is a standard error', function (this: Example) {
  const answer = answerOf(this.last);
  this.check(
    that({
      text: 'the request is not granted',
      expected: 'a 4xx or 5xx answer',
      actual: outcomeOf(this.last),
      holds: answer.status >= 400,
      shownBy: [this.last],
    }),
  );
  this.check(standardError(this.last));
});
