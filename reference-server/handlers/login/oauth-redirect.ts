import { localpartOf } from '../../../spec/wire/ids.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { issuerOf } from '../../config/oauth.ts';
import { withDeadline } from '../../deadline.ts';
import { GrantRefused, MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { completeStage, stageAt } from '../stages/progress.ts';
import type { Authorization, Session } from '../stages/session.ts';
import { loginProcedure } from './login.ts';
import { redirectUri } from './oauth-stage.ts';

/** What a redirect is answered with. */
export interface RedirectOutcome {
  /** HTTP status. */
  readonly status: number;
  /** Credentials, the next stage, or the standard error body. */
  readonly body: object;
  /** The session of the login it belongs to, where it belongs to one. */
  readonly session: string | undefined;
}

/**
 * Takes what a service sent the user back with. Whatever goes wrong ends this visit to the service, never the session: the
 * stage can be begun again. Draft: OAuth2-based, the redirect URI.
 */
export async function takeRedirect(home: Home, parameters: URLSearchParams): Promise<RedirectOutcome> {
  const { rules, sessions } = home;
  const given = parameters.get('state');
  const isOurs = ({ state }: Authorization): boolean => rules.isStateRight({ given, expected: state });
  const session = sessions.find(({ stage }) => stage.authorizations.some(isOurs));
  const authorization = session?.stage.authorizations.find(isOurs);
  try {
    if (!session || !authorization) throw new MatrixError(refusals.forbidden('no login waits for that: begin again'));
    const body = await authorize(home, session, authorization, parameters);
    return { status: 200, body, session: session.id };
  } catch (error) {
    if (!(error instanceof MatrixError)) throw error;
    return { status: error.refusal.status, body: rules.errorBody(error.refusal), session: session?.id };
  }
}

async function authorize(
  home: Home,
  session: Session,
  authorization: Authorization,
  parameters: URLSearchParams,
): Promise<object> {
  const { rules } = home;
  const type = 'm.login.oauth2';
  const at = stageAt(home, session, type);
  if (rules.isStateSpent(authorization)) throw new MatrixError(refusals.forbidden('that was used before: begin again'));
  authorization.isUsed = true;
  if (!rules.isIssuerRight({ given: parameters.get('iss'), expected: issuerOf(authorization.service) })) {
    throw new MatrixError(refusals.forbidden('that is the answer of another service: begin again'));
  }
  if (!rules.isConsentGiven({ code: parameters.get('code'), error: parameters.get('error') })) {
    throw new MatrixError(refusals.forbidden('the service has not authorised this login'));
  }
  const claims = await identify(home, authorization, parameters);
  if (session.isClosed || !session.stage.authorizations.includes(authorization)) {
    throw new MatrixError(refusals.forbidden('the login has gone on meanwhile'));
  }
  const user = session.user && home.store.accounts.user(session.user);
  const claim = claims[authorization.service.claim];
  if (!user || !rules.isLinkedAccount({ claim, localpart: localpartOf(user.userId) })) {
    throw new MatrixError(refusals.forbidden('the account at the service is not that of the user who logs in'));
  }
  return completeStage(home, loginProcedure, session, { type, at, service: authorization.service.name });
}

async function identify(
  home: Home,
  { service, codeVerifier }: Authorization,
  parameters: URLSearchParams,
): Promise<JsonObject> {
  const { config, ports, lifetime } = home;
  const grant = { service, parameters, redirectUri: redirectUri(home), codeVerifier };
  try {
    return await withDeadline({ clock: ports.clock, lifetime, timeoutMs: config.oauth.timeoutMs }, (signal) =>
      ports.oauth.identify(grant, signal),
    );
  } catch (error) {
    // Only the message: an error of the library may hold what the service answered, tokens included.
    ports.log.warn({ service: service.name, why: messageOf(error) }, 'a service has not said who authorised a login');
    throw new MatrixError(
      error instanceof GrantRefused
        ? refusals.forbidden('the service does not know that authorisation: begin again')
        : refusals.unknown('the service gives no answer that can be used: try again', 502),
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
