import { PreparationFailed } from '../../../harness/preparation.ts';
import type { Example } from '../../cast/world.ts';
import { clickLink, mustBeMailed } from './mail.ts';

/** Signs in at the service that an address leads to and presses Allow or Deny there; gives the address to come back to. */
export async function authorize(
  { cast, parties }: Example,
  name: string,
  uri: string,
  press: 'allow' | 'deny' = 'allow',
): Promise<string> {
  const [service] = parties.services;
  if (!service) throw new Error('no service is open');
  const { provider } = service;
  const { localpart: signInAs } = cast.account(name);
  provider.addAccount(signInAs, { preferred_username: signInAs });
  const { redirectUri } = await cast.visitor(name).mustAuthorize(uri, { provider, signInAs, press });
  if (press === 'allow' && !new URL(redirectUri).searchParams.has('code')) {
    throw new PreparationFailed(
      `the service did not grant the authorization request: it sent ${name} back without a code`,
    );
  }
  return redirectUri;
}

/** What a user has at hand to log in, whatever the flow. */
export function meansOf(example: Example, name: string) {
  const { localpart, password, email } = example.cast.account(name);
  return {
    user: localpart,
    password,
    ...(email !== undefined && { email }),
    readCode: () => mustBeMailed(example, name, 'code'),
    clickLink: async () => clickLink(example, name, await mustBeMailed(example, name, 'link')),
    authorize: (uri: string) => authorize(example, name, uri),
    visit: (uri: string) => example.cast.client(name).visit(uri),
  };
}
