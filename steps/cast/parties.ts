import type { OpenParties, PartyPlaces, Place, Target } from '../../harness/targets/target.ts';
import { serverParty } from '../../harness/wire/party.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { MailServer } from '../../simulators/mail/index.ts';
import type { OAuthProvider } from '../../simulators/oauth/index.ts';
import { expandEndpoint } from '../../spec/dialects/index.ts';

/** A service of ours, and who the target is there. */
export interface Service {
  readonly provider: OAuthProvider;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string | undefined;
}

/** The mail server and the services that a target needs for its logins, open. They outlive an Example. */
export interface Parties {
  readonly mail?: MailServer | undefined;
  readonly services: readonly Service[];
  /** What a target that we start ourselves is told of them. */
  readonly open: OpenParties;
  close(): Promise<void>;
}

export const noParties: Parties = { services: [], open: { oauth: [] }, close: async () => {} };

/** Opens them where the target was told. `recorder` gives that of the Example that is under way. */
export async function openParties(places: PartyPlaces, recorder: () => Recorder): Promise<Parties> {
  const mail = places.mail ? await openMail(places.mail) : undefined;
  const services: Service[] = [];
  for (const [index, { host, port, clientId, clientSecret, redirectUri }] of places.oauth.entries()) {
    const { openOAuthProvider } = await import('../../simulators/oauth/index.ts');
    const name = `service ${index + 1}`;
    const provider = await openOAuthProvider({ name, host, port, recorder }).catch(takenBy(name, { host, port }));
    services.push({ provider, clientId, clientSecret, redirectUri });
  }
  return {
    mail,
    services,
    open: {
      mail: mail && { host: mail.address.replace(/:\d+$/, ''), port: mail.port },
      oauth: services.map(({ provider, clientId, clientSecret }) => ({
        issuer: provider.issuer,
        authorizationEndpoint: provider.authorizationEndpoint,
        tokenEndpoint: provider.tokenEndpoint,
        userinfoEndpoint: provider.userinfoEndpoint,
        clientId,
        clientSecret,
      })),
    },
    async close() {
      await Promise.all([mail?.close(), ...services.map(({ provider }) => provider.close())]);
    },
  };
}

/** Lets the target in at our services, once its address is known. */
export function admit(parties: Parties, { profile, servers: [{ serverName, clientUrl }] }: Target): void {
  const party = serverParty(serverName);
  for (const { provider, clientId, clientSecret, redirectUri } of parties.services) {
    const usual = `${clientUrl}${expandEndpoint(profile.dialect, 'loginRedirect').path}`;
    provider.registerClient({ clientId, clientSecret, redirectUris: [redirectUri ?? usual], party });
  }
}

/** Says which port of ours somebody else has. */
function takenBy(what: string, { host, port }: Place) {
  return (error: unknown): never => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new Error(`${host}:${port}, where the target was told that our ${what} is, is taken: end what listens there`);
  };
}

async function openMail({ host, port }: Place): Promise<MailServer> {
  const { openMailServer } = await import('../../simulators/mail/index.ts');
  return openMailServer({ host, port }).catch(takenBy('mail server', { host, port }));
}
