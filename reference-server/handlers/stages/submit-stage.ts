import { LoginType } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import type { UserId } from '../../../spec/wire/ids.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Flow } from '../../config/login-flows.ts';
import { MatrixError, refusals, refuseIf } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { completeStage, flowsBy, stageAt, typesOf } from './progress.ts';
import { newSession, type Purpose, type Session } from './session.ts';
import { neededText, optionalText, type Stage } from './stage.ts';

/** Something done by stages. */
export interface Procedure {
  readonly purpose: Purpose;
  flows(home: Home): readonly Flow[];
  readonly stages: Readonly<Partial<Record<LoginType, Stage>>>;
  /** What a completed one is answered with. Throws a MatrixError where it cannot be completed like this. */
  finish(home: Home, session: Session): object;
}

/** A submission as it came. */
export interface Received {
  readonly body: JsonObject;
  /** The network address it came from. */
  readonly client: string;
}

/**
 * Takes one stage's submission: answers with credentials, the next stage, or what the stage has to say. Throws a
 * MatrixError for everything else; the session goes on then, unless it was the last wrong guess.
 * Draft: Registration and login.
 */
export async function submitStage(home: Home, procedure: Procedure, received: Received): Promise<object> {
  const { sessions } = home;
  const { body } = received;
  const { type, stage } = stageOf(home, procedure, body);
  const continued = continuedSession(home, procedure, body);
  const session = continued ?? begunSession(home, procedure, received);
  const user = userNamed(home, procedure, body) ?? session.user;
  const at = stageAt(home, session, type);
  const { done } = session;
  try {
    const outcome = await stage.submit(home, { session, user, body });
    if (session.isClosed || session.done !== done) throw new MatrixError(tooLate);
    if (outcome.kind === 'completed') return completeStage(home, procedure, session, { type, at });
    session.flows = flowsBy(session, { type, at });
    sessions.keep(session);
    return { ...outcome.body, session: session.id };
  } catch (error) {
    if (!continued || sessions.isOver(session)) sessions.close(session);
    throw error;
  }
}

const tooLate = refusals.forbidden('the login has gone on meanwhile');

function stageOf(home: Home, procedure: Procedure, body: JsonObject): { type: LoginType; stage: Stage } {
  const offered = procedure.flows(home).map(typesOf);
  const type = LoginType.safeParse(home.rules.stageFor(body.type, offered));
  const stage = type.success && procedure.stages[type.data];
  if (!stage) throw new MatrixError(refusals.unknown('the login type is not one of those offered'));
  return { type: type.data, stage };
}

/** Whom a submission to a login names; undefined for nobody, or for whom there can be none here. */
function userNamed({ config, rules }: Home, { purpose }: Procedure, body: JsonObject): UserId | undefined {
  const named = optionalText(body, 'user');
  return purpose === 'login' && named !== undefined ? rules.namedUser(named, config.serverName) : undefined;
}

/** The session that a submission names; undefined where it names none. */
function continuedSession(home: Home, procedure: Procedure, body: JsonObject): Session | undefined {
  const id = optionalText(body, 'session');
  const session = home.sessions.named(body);
  if (id === undefined && !session) return undefined;
  const isNamed = procedure.purpose === 'login' && body.user !== undefined;
  refuseIf(
    home.rules.sessionRefusal({
      isUnderWay: session?.purpose === procedure.purpose,
      isOwner: !isNamed || userNamed(home, procedure, body) === session?.user,
    }),
  );
  return session;
}

/** A session that nobody knows of yet, on every flow that this user may use. */
function begunSession(home: Home, procedure: Procedure, { body, client }: Received): Session {
  const { purpose } = procedure;
  const flows = procedure.flows(home);
  if (purpose === 'registration') return newSession(home.ports, { purpose, user: undefined, flows, client });
  const localpart = neededText(body, 'user').replace(/^@([^:]*):.*$/s, '$1');
  const user = userNamed(home, procedure, body);
  const usable = flows.filter((flow) => home.rules.mayUseFlow(flow, { localpart, hasAddress: undefined }));
  return newSession(home.ports, { purpose, user, flows: usable, client });
}
