import type { LoginType } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import { localpartOf } from '../../../spec/wire/ids.ts';
import type { Flow, FlowStage } from '../../config/login-flows.ts';
import { MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { emailOf } from './email-address.ts';
import { newStage, type Session } from './session.ts';

/** A stage that a session has gone into. */
interface StageTaken {
  readonly type: LoginType;
  /** Which one, counted from 0. */
  readonly at: number;
  /** The name of the service that was used, where it is one with services. */
  readonly service?: string;
}

export function typesOf(flow: Flow): readonly LoginType[] {
  return flow.stages.map((stage) => stage.type);
}

/** Which stage, counted from 0, a submission of that type is for. Throws a MatrixError when it is not its turn. */
export function stageAt({ rules }: Home, session: Session, type: LoginType): number {
  const at = rules.stageReached(type, { done: session.done, flows: session.flows.map(typesOf) });
  if (at === undefined) throw new MatrixError(refusals.forbidden(`it is not the turn of ${type} in this flow`));
  return at;
}

/**
 * Goes on after a completed stage: ends the session with what `finish` gives, or answers with the next stage. Where
 * several flows go on alike, the session follows all of them until they part. Draft: N-Factor Authentication.
 */
export function completeStage(
  home: Home,
  { finish }: { readonly finish: (home: Home, session: Session) => object },
  session: Session,
  completed: StageTaken,
): object {
  const { rules, sessions } = home;
  const flows = flowsBy(session, completed).filter((flow) => isFor(home, flow, session));
  const progress = { done: completed.at + 1, flows: flows.map(typesOf) };
  session.address = session.stage.address ?? session.address;
  if (rules.isFlowComplete(progress)) {
    const credentials = finish(home, session);
    if (sessions.isOver(session, true)) sessions.close(session);
    return credentials;
  }
  const next = rules.nextStage(progress);
  if (next === undefined) throw new MatrixError(refusals.forbidden('this user may not log in this way'));
  sessions.keep(session);
  session.flows = flows;
  session.done = progress.done;
  session.stage = newStage();
  return { next, session: session.id };
}

/** The flows a session can still follow once it has gone into that stage. */
export function flowsBy({ flows }: Session, { type, at, service }: StageTaken): readonly Flow[] {
  return flows.filter(({ stages }) => {
    const stage: FlowStage | undefined = stages[at];
    return stage?.type === type && (service === undefined || (stage.services?.includes(service) ?? true));
  });
}

/** Whether a flow is for the user whose session it is, now that they have shown who they are. */
function isFor(home: Home, flow: Flow, { user }: Session): boolean {
  if (user === undefined) return true;
  const hasAddress = emailOf(home, user) !== undefined;
  return home.rules.mayUseFlow(flow, { localpart: localpartOf(user), hasAddress });
}
