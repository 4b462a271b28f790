import type { HomeServerConfig } from '../../../reference-server/index.ts';
import type { Accounts, OpenParties } from '../target.ts';

/** Whoever has no suffix below. */
const plain = '^(?!.*-(?:two-services|two-factors|three-factors)$)';
const mailDomain = 'mail.touchstone.test';

const password = 'm.login.password';
const code = 'm.login.email.code';
const link = 'm.login.email.url';
const oauth2 = 'm.login.oauth2';

/** The flows of the reference server where it is told of our mail and our services, and who may use which. */
const flows = [
  { stages: [password], users: plain },
  { stages: [code], users: plain },
  { stages: [link], users: plain },
  { stages: [{ type: oauth2, services: ['first'] }], users: plain },
  { stages: [{ type: oauth2, services: ['first', 'second'] }], users: '-two-services$' },
  { stages: [password, code], users: '-two-factors$' },
  { stages: [password, { type: oauth2, services: ['first'] }, link], users: '-three-factors$' },
] satisfies HomeServerConfig['loginFlows'];

/** How the reference server is set up to log users in, beside our mail server and our services. */
export function loginSettings({ mail, oauth }: OpenParties): Partial<HomeServerConfig> {
  const [first, second] = oauth;
  if (!mail || !first || !second) return {};
  const services = Object.entries({ first, second }).map(([name, provider]) => ({
    name,
    title: `The ${name} service`,
    scope: 'openid profile',
    claim: 'preferred_username',
    ...provider,
  }));
  return {
    loginFlows: flows,
    mail: { ...mail, from: `Reference server <login@${mailDomain}>` },
    emails: { domain: mailDomain },
    oauth: { services },
  };
}

/** How an Example comes by users of a reference server that is set up like this. */
export const suiteAccounts: Accounts = {
  registration: 'open',
  email: `{localpart}@${mailDomain}`,
  flows: [
    { stages: [oauth2], services: 2, localpart: '{localpart}-two-services', exclusive: true },
    { stages: [password, code], services: 1, localpart: '{localpart}-two-factors', exclusive: true },
    { stages: [password, oauth2, link], services: 1, localpart: '{localpart}-three-factors', exclusive: true },
  ],
};

/** A flow of one stage beside the chain that ends with it, for the same users. */
export const codeAlone = { stages: [code], users: '-two-factors$' } satisfies NonNullable<
  HomeServerConfig['loginFlows']
>[number];

/** The same users where the code alone lets those of two factors in, too. */
export const accountsWithCodeAlone: Accounts = {
  ...suiteAccounts,
  flows: suiteAccounts.flows.map((users) => ({ ...users, exclusive: !users.localpart.endsWith('-two-factors') })),
};
