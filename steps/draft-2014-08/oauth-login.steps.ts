import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { that } from '../../harness/checks/compare.ts';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { bodyIn } from '../../harness/checks/fields.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type Page, redirectOf } from '../../simulators/browsing/plain-browser.ts';
import { misbehaviours } from '../../simulators/oauth/index.ts';
import { Note } from '../cast/note.ts';
import type { Service } from '../cast/parties.ts';
import { defineWords } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { amendLogin, loginOf, noteLogin } from './login/logins.ts';
import { authorize } from './login/means.ts';
import { types } from './login/stage-types.ts';
import { sessionIn, submit } from './login/stages.ts';
import { theFlow } from './login/users.ts';

const visitedPage = new Note<Page>('a page');
const Uri = z.looseObject({ uri: z.url() });

type Misbehaviour = Parameters<Service['provider']['misbehave']>[0];

/** What a service does that is no help. */
defineWords<() => Misbehaviour>('trouble at a service', {
  'answers 500 from now on': () => misbehaviours['answer-500'].make('token'),
  'answers no JSON from now on': () => misbehaviours['not-json'].make('token'),
});

/** What is done to the redirect URI. */
type Forge = (query: URLSearchParams, example: Example) => void;
defineWords<Forge>('forgery', {
  'another state': (query, { random }) => query.set('state', random.word(32)),
  'no state': (query) => query.delete('state'),
  'another code': (query, { random }) => query.set('code', random.word(32)),
  'no code': (query) => query.delete('code'),
});

function serviceOf(example: Example, nth = 0): Service {
  const service = example.parties.services[nth];
  if (!service) throw new Error('no service of ours is open');
  return service;
}

function uriIn(exchange: Exchange): string {
  const answer = Uri.safeParse(bodyIn(exchange));
  if (answer.success) return answer.data.uri;
  throw new PreparationFailed(`the stage gave no uri: ${outcomeOf(exchange)} (exchange ${exchange.n})`);
}

/** Whether an address is an authorization request of that service. */
function isRequestOf({ provider, clientId }: Service, address: string): boolean {
  if (!address.startsWith(provider.authorizationEndpoint) || !URL.canParse(address)) return false;
  const query = new URL(address).searchParams;
  return query.get('response_type') === 'code' && query.get('client_id') === clientId;
}

function askWhere(example: Example, name: string): Promise<Exchange> {
  return submit(example, name, { type: types.oauth2, user: example.cast.account(name).localpart });
}

/** Where the service sends back whoever logs in. */
function redirectUriOf(example: Example, name: string): URL {
  return new URL(loginOf(example, name).redirectUri ?? '');
}

async function visit(example: Example, name: string, forge: Forge = () => {}): Promise<Exchange> {
  const uri = redirectUriOf(example, name);
  forge(uri.searchParams, example);
  example.last = await example.cast.client(name).visit(uri.href);
  return example.last;
}

/** Somebody signs in at the service and decides on the login of a user. */
async function decide(example: Example, who: string, whose: string, press: 'allow' | 'deny'): Promise<void> {
  const { uri = '' } = loginOf(example, whose);
  amendLogin(example, whose, { redirectUri: await authorize(example, who, uri, press) });
}

Given('{client} has asked where to authorize', async function (this: Example, name: string) {
  const asked = await askWhere(this, name);
  this.assume(accepted(asked));
  noteLogin(this, name, { asked, session: sessionIn(asked), uri: uriIn(asked) });
});

Given('{client} has allowed it at the service', async function (this: Example, name: string) {
  await decide(this, name, name, 'allow');
});

Given('{client} has denied it at the service', async function (this: Example, name: string) {
  await decide(this, name, name, 'deny');
});

Given(
  "{client} has allowed {client}'s login at the service",
  async function (this: Example, who: string, whose: string) {
    await decide(this, who, whose, 'allow');
  },
);

Given(
  "the service {trouble at a service} when {client}'s code is redeemed",
  function (this: Example, make: () => Misbehaviour, name: string) {
    const state = redirectUriOf(this, name).searchParams.get('state');
    serviceOf(this).provider.misbehave(make(), { times: 10, ...(state !== null && { state }) });
  },
);

Given('{client} has visited the redirect URI', async function (this: Example, name: string) {
  this.assume(accepted(await visit(this, name)));
});

When('{client} asks where to authorize', async function (this: Example, name: string) {
  await askWhere(this, name);
});

When('{client} visits the uri', async function (this: Example, name: string) {
  visitedPage.leave(this, await this.cast.browser(name).open(loginOf(this, name).uri ?? ''));
});

When('{client} visits the redirect URI', async function (this: Example, name: string) {
  await visit(this, name);
});

When('{client} visits the redirect URI with {forgery}', async function (this: Example, name: string, forge: Forge) {
  await visit(this, name, forge);
});

Then('the answer gives an absolute uri', function (this: Example) {
  this.check(
    that({
      expected: '{"uri": an absolute address}',
      actual: outcomeOf(this.last),
      holds: isSuccess(answerOf(this.last)) && Uri.safeParse(bodyIn(this.last)).success,
      shownBy: [this.last],
    }),
  );
});

Then('the uri is an authorization request of our service', function (this: Example) {
  const uri = uriIn(this.last);
  const { provider } = serviceOf(this);
  if (!uri.startsWith(provider.authorizationEndpoint)) {
    throw new NotOffered(`the uri leads to a page of its own: ${uri}`);
  }
  this.check(
    that({
      expected: `${provider.authorizationEndpoint} with response_type=code and the client_id`,
      actual: uri,
      holds: isRequestOf(serviceOf(this), uri),
      shownBy: [this.last],
    }),
  );
});

Then('the page links to the authorization request of each service', async function (this: Example) {
  const page = visitedPage.of(this);
  const addresses = await addressesBehind(this, page);
  for (const service of this.parties.services.slice(0, theFlow.of(this).services)) {
    this.check(
      that({
        text: `the page leads to ${service.provider.name}`,
        expected: `a link to ${service.provider.authorizationEndpoint} with response_type and client_id`,
        actual: show(addresses),
        holds: addresses.some((address) => isRequestOf(service, address)),
        shownBy: [page.exchange],
      }),
    );
  }
});

/** Where the links of a page lead: at once, or by the redirect that each is answered with. */
async function addressesBehind(example: Example, page: Page): Promise<string[]> {
  const browser = example.cast.browser('Visitor');
  const addresses: string[] = [];
  for (const link of page.links.slice(0, 20)) {
    const isDirect = example.parties.services.some((service) => isRequestOf(service, link));
    addresses.push(isDirect ? link : (redirectOf(await browser.open(link)) ?? link));
  }
  return addresses;
}

Then(
  "the service was shown the home server's own credentials with {client}'s code",
  function (this: Example, name: string) {
    const { provider, clientId } = serviceOf(this);
    const code = redirectUriOf(this, name).searchParams.get('code');
    const seen = provider.record.tokens.all.find((request) => request.code === code);
    this.check(
      that({
        expected: `a token request of ${clientId} with its secret`,
        actual: seen
          ? `${seen.authentication} of ${seen.clientId}, secret ${seen.secretMatched ? 'right' : 'wrong'}`
          : 'no token request with the code',
        holds: seen?.clientId === clientId && seen.secretMatched,
        shownBy: [this.last, ...(seen ? [seen.exchange] : [])],
      }),
    );
  },
);

Then("the secret is in nothing that {client}'s browser was shown", function (this: Example, name: string) {
  const secrets = this.parties.services.map(({ clientSecret }) => clientSecret);
  const shown = this.recorder.exchanges.filter(({ from }) => from.includes(name.toLowerCase()));
  const leaks = shown.filter((exchange) => {
    const text = JSON.stringify(exchange);
    return secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
  });
  this.check(
    that({
      expected: `no secret in the ${shown.length} exchanges of the browser`,
      actual: `it is in ${leaks.length} of them`,
      holds: leaks.length === 0,
      shownBy: leaks.length > 0 ? leaks : [this.last],
    }),
  );
});
