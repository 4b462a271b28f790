import type { OAuthService } from '../../config/oauth.ts';
import type { Home } from '../../home.ts';
import { codeChallenge } from '../secrets.ts';
import type { Authorization, Session } from '../stages/session.ts';
import type { Stage } from '../stages/stage.ts';
import { clientUrl } from './public-urls.ts';

/**
 * Draft: OAuth2-based. Prepares a visit to each service the user may choose; those prepared before are forgotten. Nothing
 * is said of whether the user exists: the account that authorises must be theirs, and that is seen in the end.
 */
export const oauthStage: Stage = {
  async submit(home, { session }) {
    const { rules, ports } = home;
    const { stage } = session;
    const authorizations = servicesFor(home, session).map((service) => ({
      service,
      state: ports.ids.oauthState(),
      codeVerifier: ports.ids.codeVerifier(),
      isUsed: false,
    }));
    stage.authorizations = authorizations;
    stage.selectionToken = ports.ids.urlToken();
    const [only] = authorizations;
    const uri =
      only && !rules.offersSelection(authorizations)
        ? authorizationUri(home, only)
        : clientUrl(home, '/login/oauth2/services', { selection: stage.selectionToken });
    return { kind: 'continues', body: { uri } };
  },
};

/** Where services send users back to. */
export function redirectUri(home: Home): string {
  return clientUrl(home, '/login/oauth2/redirect');
}

/** A service as it is offered to a user: its name for people, and its Authorization Request URI. */
export interface ServiceChoice {
  readonly title: string;
  readonly uri: string;
}

/** The services to choose from, to whoever has the token of that page; undefined when it leads to no login under way. */
export function serviceChoices(home: Home, token: string): readonly ServiceChoice[] | undefined {
  const session = home.sessions.find(({ stage }) => stage.selectionToken === token);
  return session?.stage.authorizations.map((authorization) => ({
    title: authorization.service.title ?? authorization.service.name,
    uri: authorizationUri(home, authorization),
  }));
}

/** The services that any flow the session may still follow offers in this stage. */
function servicesFor({ config }: Home, { flows, done }: Session): readonly OAuthService[] {
  const stages = flows.map((flow) => flow.stages[done]).filter((stage) => stage?.type === 'm.login.oauth2');
  return config.oauth.services.filter(({ name }) => stages.some((stage) => stage?.services?.includes(name) ?? true));
}

function authorizationUri(home: Home, { service, state, codeVerifier }: Authorization): string {
  const uri = new URL(service.authorizationEndpoint);
  const parameters = home.rules.authorizationParameters({
    service,
    redirectUri: redirectUri(home),
    state,
    codeChallenge: codeChallenge(codeVerifier),
  });
  for (const [name, value] of Object.entries(parameters)) uri.searchParams.set(name, value);
  return uri.href;
}
