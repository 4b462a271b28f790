import type { LoginFlows } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import { MatrixError } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { emailCodeStage } from '../stages/email-code-stage.ts';
import { listedFlows } from '../stages/listed-flows.ts';
import { type Procedure, type Received, submitStage } from '../stages/submit-stage.ts';
import { emailUrlStage } from './email-url-stage.ts';
import { oauthStage } from './oauth-stage.ts';
import { passwordStage } from './password-stage.ts';

/** Logging in. What it ends with is the credentials of the user whose session it is. */
export const loginProcedure: Procedure = {
  purpose: 'login',
  flows: ({ config }) => config.loginFlows,
  stages: {
    'm.login.password': passwordStage,
    'm.login.oauth2': oauthStage,
    'm.login.email.code': emailCodeStage,
    'm.login.email.url': emailUrlStage,
  },
  finish(home, { user }) {
    if (user === undefined) throw new MatrixError(home.rules.failedLogin('unknown-user'));
    return issueCredentials(home, user);
  },
};

/** The ways to log in, with the first at the top level as well, as clients of the day read it. */
export function loginFlows(home: Home): LoginFlows {
  return listedFlows(home, home.config.loginFlows);
}

/** Takes one stage's submission. Draft: Registration and login. */
export function login(home: Home, received: Received): Promise<object> {
  home.rates.count('loginsPerAddress', received.client);
  return submitStage(home, loginProcedure, received);
}
