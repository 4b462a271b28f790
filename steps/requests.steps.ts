import { Then, When } from '@cucumber/cucumber';
import {
  accepted,
  type ExchangeCheck,
  jsonSuccess,
  noCredentials,
  notGranted,
  objectSuccess,
  refused,
  standardError,
} from '../harness/checks/exchange-checks.ts';
import type { Example } from './cast/world.ts';

/** What is judged of the last answer as a whole, by the sentence that says so. */
const judged: Readonly<Record<string, readonly ExchangeCheck[]>> = {
  'the request is accepted': [accepted],
  'the request is refused': [refused],
  'the refusal has the standard error body': [standardError],
  'the answer is a standard error': [notGranted, standardError],
  'the answer is a success with a JSON body': [jsonSuccess],
  'the answer is a success with a JSON object': [objectSuccess],
  'no credentials are given': [noCredentials],
};

for (const [sentence, checks] of Object.entries(judged)) {
  Then(sentence, function (this: Example) {
    for (const check of checks) this.check(check(this.last));
  });
}

/** What must be so for the rest to be judged. */
const assumed: Readonly<Record<string, ExchangeCheck>> = {
  'that was accepted': accepted,
  'that was refused': refused,
};

for (const [sentence, check] of Object.entries(assumed)) {
  When(sentence, function (this: Example) {
    this.assume(check(this.last));
  });
}
