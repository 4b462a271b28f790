import type { LoginFlows } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import { registrationFlows } from '../../config/login-flows.ts';
import type { Home } from '../../home.ts';
import { emailCodeStage } from '../stages/email-code-stage.ts';
import { listedFlows } from '../stages/listed-flows.ts';
import { type Procedure, type Received, submitStage } from '../stages/submit-stage.ts';
import { accountStage } from './account-stage.ts';
import { createAccount, prepareAccount } from './create-account.ts';

const registrationProcedure: Procedure = {
  purpose: 'registration',
  flows: ({ config }) => registrationFlows(config.mail !== undefined),
  stages: { 'm.login.password': accountStage, 'm.login.email.code': emailCodeStage },
  finish(home, { account, address }) {
    if (!account) throw new Error('a registration came to its end without its last stage');
    return createAccount(home, account, address);
  },
};

/** The ways to make an account. Binding: later registration and login. */
export function registrationFlowList(home: Home): LoginFlows {
  return listedFlows(home, registrationProcedure.flows(home));
}

/**
 * Makes an account and logs it in: by stages where the body has a type, as a login does, else all at once.
 * Draft: Registration and login. Requirement: register.like-login.
 */
export async function register(home: Home, received: Received): Promise<object> {
  const { body, client } = received;
  home.rates.count('registrationsPerAddress', client);
  if ('type' in body) return submitStage(home, registrationProcedure, received);
  const account = await prepareAccount(home, { localpart: body.user_id, password: body.password });
  return createAccount(home, account, null);
}
