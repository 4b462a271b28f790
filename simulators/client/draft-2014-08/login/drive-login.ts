import { z } from 'zod';
import { PreparationFailed } from '../../../../harness/preparation.ts';
import type { ClientHabits } from '../../../../harness/targets/target.ts';
import { jsonOf } from '../../../../harness/wire/body.ts';
import type { Exchange } from '../../../../harness/wire/exchange.ts';
import { LoginFlows } from '../../../../spec/editions/draft-2014-08/wire/login.ts';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import { faultOf, isGranted, outcomeIn } from '../../../must.ts';
import type { LoginMeans } from './login-means.ts';
import { isKnownType, stageDrivers } from './stage-drivers.ts';

/** The requests of a login that a client needs. */
export interface LoginVerbs {
  loginFlows(): Promise<Exchange>;
  login(stage: JsonObject): Promise<Exchange>;
}

/** A login that came to its end, or to a stop. */
export interface DrivenLogin {
  /** The flow that was chosen. */
  readonly stages: readonly string[];
  /** What was submitted, in order. */
  readonly submissions: readonly JsonObject[];
  readonly last: Exchange;
  readonly completed: boolean;
}

const Answer = z.looseObject({
  session: z.string().optional().catch(undefined),
  next: z.string().optional().catch(undefined),
  access_token: z.string().optional().catch(undefined),
});

/** The flows that an answer to "how to log in" lists, each as its sequence of types. */
export function flowsIn(exchange: Exchange): readonly (readonly string[])[] {
  const listed = LoginFlows.safeParse(jsonOf(exchange.answer?.body));
  if (!isGranted(exchange) || !listed.success) {
    throw new PreparationFailed(`no flows to log in by are listed: ${outcomeIn(exchange)}`, faultOf(exchange));
  }
  return listed.data.flows.map(({ type, stages }) => stages ?? [type]);
}

/**
 * Logs in knowing no more than the server tells: asks for the flows, chooses one, submits its stages, sends the session back and
 * follows `next`. Draft: Registration and login.
 */
export async function driveLogin(
  verbs: LoginVerbs,
  means: LoginMeans,
  choose: (stages: readonly string[]) => boolean = (stages) => stages.every(isKnownType),
  habits: ClientHabits = {},
): Promise<DrivenLogin> {
  const flows = flowsIn(await verbs.loginFlows());
  const stages = flows.find(choose);
  if (!stages) throw new PreparationFailed('no listed flow can be carried out');
  const submissions: JsonObject[] = [];
  let session: string | undefined;

  const note = (exchange: Exchange) => {
    const answer = Answer.safeParse(jsonOf(exchange.answer?.body)).data;
    session = answer?.session ?? session;
    return answer;
  };
  const submitAs = (type: string) => async (fields: JsonObject) => {
    const submission = { type, ...fields, ...(session !== undefined && !habits.dropsSession && { session }) };
    submissions.push(submission);
    const exchange = await verbs.login(submission);
    note(exchange);
    return exchange;
  };

  let type = stages[0] ?? '';
  for (;;) {
    const drive = stageDrivers[type];
    if (!drive) throw new PreparationFailed(`no client knows the login type ${type}`);
    const last = await drive(submitAs(type), means);
    const answer = isGranted(last) ? note(last) : undefined;
    const next = answer?.next;
    if (next === undefined || submissions.length > mostSubmissions) {
      return { stages, submissions, last, completed: answer?.access_token !== undefined };
    }
    const elsewhere = flows.flat().find((other) => isKnownType(other) && !stages.includes(other));
    type = habits.mixesFlows && elsewhere ? elsewhere : next;
  }
}

/** A server that names a next stage for ever is not followed for ever. */
const mostSubmissions = 50;
