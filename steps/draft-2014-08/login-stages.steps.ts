import { isDeepStrictEqual } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { field, gives } from '../../harness/checks/fields.ts';
import { is, like, someText } from '../../harness/checks/matcher.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import { driveLogin, flowsIn } from '../../simulators/client/draft-2014-08/index.ts';
import { LoginFlow } from '../../spec/editions/draft-2014-08/wire/login.ts';
import type { Example } from '../cast/world.ts';
import { loginOf } from './login/logins.ts';
import { meansOf } from './login/means.ts';
import { types } from './login/stage-types.ts';
import { mustSubmitPassword, sessionIn, submit } from './login/stages.ts';
import { mayLogInBy, theFlow } from './login/users.ts';

/** Completes a login by a flow, from the question how to log in to the credentials. What comes after the first stage is up to the target. */
async function completeLogin(example: Example, name: string): Promise<void> {
  const { stages } = theFlow.of(example);
  const client = example.cast.client(name);
  const login = await driveLogin(client, meansOf(example, name), ([first]) => first === stages[0]);
  example.last = login.last;
  if (login.submissions.some(({ type }) => type === stages.at(-1))) return;
  throw new PreparationFailed(`${name} did not get to the last stage: ${outcomeOf(login.last)}`);
}

Given('{client} may log in by {flow}', function (this: Example, name: string, stages: readonly string[]) {
  return mayLogInBy(this, name, { stages, services: 1 });
});

Given(
  '{client} may log in by {flow} with {int} services',
  function (this: Example, name: string, stages: readonly string[], services: number) {
    return mayLogInBy(this, name, { stages, services });
  },
);

Given('{client} has logged in that way', async function (this: Example, name: string) {
  await completeLogin(this, name);
  this.assume(gives(this.last, { access_token: someText }));
});

Given('{client} has submitted his/her password', async function (this: Example, name: string) {
  await mustSubmitPassword(this, name);
});

Given('an hour has passed', function (this: Example) {
  const { pass } = this.target;
  if (!pass) throw new NotOffered("the target's time is not ours to let pass");
  pass(60 * 60 * 1000);
});

When('{client} submits his/her password', async function (this: Example, name: string) {
  await mustSubmitPassword(this, name);
});

When('{client} submits his/her password again in that session', async function (this: Example, name: string) {
  const { localpart: user, password } = this.cast.account(name);
  await submit(this, name, { type: types.password, user, password, session: loginOf(this, name).session });
});

When('{client} completes the login stage by stage', function (this: Example, name: string) {
  return completeLogin(this, name);
});

When('{client} goes on by OAuth2', async function (this: Example, name: string) {
  const { session } = loginOf(this, name);
  const { user, authorize, visit } = meansOf(this, name);
  const asked = await submit(this, name, { type: types.oauth2, user, session });
  this.assume(accepted(asked));
  this.last = await visit(await authorize(String(field(asked, 'uri'))));
});

When('{client} goes through the last stage alone', async function (this: Example, name: string) {
  await mustNotStandAlone(this, name, types.code);
  await goThroughCode(this, name, undefined);
});

When(
  "{client} goes through the last stage in {client}'s session",
  async function (this: Example, name: string, other: string) {
    await mustNotStandAlone(this, name, types.code);
    await goThroughCode(this, name, loginOf(this, other).session);
  },
);

When('{client} goes through a stage of another flow in that session', async function (this: Example, name: string) {
  await mustNotStandAlone(this, name, types.link);
  const { user, email, clickLink } = meansOf(this, name);
  const { session } = loginOf(this, name);
  const asked = await submit(this, name, { type: types.link, user, email, session });
  if (!isSuccess(answerOf(asked))) return;
  await clickLink();
  await submit(this, name, { type: types.link, session });
});

/** A stage that is listed as a flow of its own may give credentials alone, unless the user is known to be held to another flow. */
async function mustNotStandAlone({ cast }: Example, name: string, type: string): Promise<void> {
  const { flows = flowsIn(await cast.client(name).loginFlows()) } = cast.account(name);
  if (flows.some((stages) => isDeepStrictEqual([...stages], [type]))) {
    throw new NotOffered(`the target lists ${type} as a login of its own, so it may be used alone`);
  }
}

/** Submits the stage m.login.email.code from its beginning, in a session that has not come to it. */
async function goThroughCode(example: Example, name: string, session: string | undefined): Promise<void> {
  const { user, email, readCode } = meansOf(example, name);
  const asked = await submit(example, name, { type: types.code, user, email, session });
  if (!isSuccess(answerOf(asked))) return;
  await submit(example, name, { type: types.code, code: await readCode(), session: sessionIn(asked) ?? session });
}

Then('the answer names {string} as the next stage', function (this: Example, type: string) {
  this.check(gives(this.last, { next: is(type) }));
});

Then('a listed flow has exactly the stages that the login went through', function (this: Example) {
  const { stages } = theFlow.of(this);
  const same = LoginFlow.refine((flow) => isDeepStrictEqual(flow.stages ?? [flow.type], stages));
  const listed = z.array(z.unknown()).refine((flows) => flows.some((flow) => same.safeParse(flow).success));
  this.check(gives(this.last, { flows: like(`a list with a flow of ${show(stages)}`, listed) }));
});
