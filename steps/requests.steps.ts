import { Then, When } from '@cucumber/cucumber';
import {
  accepted,
  jsonSuccess,
  noCredentials,
  objectSuccess,
  refused,
  standardError,
} from '../harness/checks/exchange-checks.ts';
import type { Example } from './cast/world.ts';

Then('the request is accepted', function (this: Example) {
  this.check(accepted(this.last));
});

Then('the request is refused', function (this: Example) {
  this.check(refused(this.last));
});

When('that was refused', function (this: Example) {
  this.assume(refused(this.last));
});

Then('the refusal has the standard error body', function (this: Example) {
  this.check(standardError(this.last));
});

Then('the answer is a success with a JSON body', function (this: Example) {
  this.check(jsonSuccess(this.last));
});

Then('the answer is a success with a JSON object', function (this: Example) {
  this.check(objectSuccess(this.last));
});

Then('no credentials are given', function (this: Example) {
  this.check(noCredentials(this.last));
});
