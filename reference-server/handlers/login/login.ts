import type { JsonObject } from '../../../spec/wire/json.ts';
import type { LoginFlows } from '../../../spec/wire/login.ts';
import { LoginType } from '../../config.ts';
import { MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { passwordStage } from './password-stage.ts';
import type { Stage } from './stage.ts';

const stages: Readonly<Record<LoginType, Stage>> = { 'm.login.password': passwordStage };

/** The ways to log in, with the first at the top level as well, as clients of the day read it. */
export function loginFlows({ config, rules }: Home): LoginFlows {
  const flows = rules.offeredFlows(config.loginFlows).map((flow) => rules.describeFlow(flow));
  return { ...flows[0], flows };
}

/** Takes one stage's submission. Draft: Registration and login. */
export async function login(home: Home, submission: JsonObject): Promise<object> {
  const { config, rules } = home;
  const type = LoginType.safeParse(rules.stageFor(submission.type, config.loginFlows));
  if (!type.success) throw new MatrixError(refusals.unknown('the login type is not one of those offered'));
  const outcome = await stages[type.data].submit(home, submission);
  switch (outcome.kind) {
    case 'completed':
      return issueCredentials(home, outcome.userId);
    case 'next':
      return outcome.body;
    case 'error':
      throw new MatrixError(outcome.refusal);
  }
}
