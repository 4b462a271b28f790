import { Given, When } from '@cucumber/cucumber';
import { isSuccess } from '../../harness/checks/answered.ts';
import { NotOffered } from '../../harness/preparation.ts';
import { outcomeOf } from '../../harness/wire/describe.ts';
import type { Example } from '../cast/world.ts';
import { types } from './login/stage-types.ts';

/** Asks how to register. Not offered where the target does not list it: the draft leaves it at a note. */
async function askHowToRegister(example: Example): Promise<void> {
  const exchange = await example.cast.client('Somebody').registerFlows();
  if (!exchange.answer || !isSuccess(exchange.answer)) {
    throw new NotOffered(`the target does not list how to register: ${outcomeOf(exchange)}`);
  }
  example.last = exchange;
}

When('somebody asks how to register', function (this: Example) {
  return askHowToRegister(this);
});

Given('the target lists how to register', function (this: Example) {
  return askHowToRegister(this);
});

When('{client} registers by password as a stage', async function (this: Example, name: string) {
  const user = this.cast.freshLocalpart(name);
  const password = this.cast.freshPassword();
  this.last = await this.cast.client(name).registerStage({ type: types.password, user, password });
});
