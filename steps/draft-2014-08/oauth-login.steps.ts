import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { that } from '../../harness/checks/compare.ts';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type Page, redirectOf } from '../../simulators/browsing/plain-browser.ts';
import { misbehaviours } from '../../simulators/oauth/index.ts';
import { authorize, sessionIn, submit, types } from '../cast/login.ts';
import type { Service } from '../cast/parties.ts';
import type { Example } from '../cast/world.ts';

const Uri = z.looseObject({ uri: z.url() });

/** What a service does that is no help, by the words of the features. */
const troubles: Readonly<Record<string, () => Parameters<Service['provider']['misbehave']>[0]>> = {
  'answers 500 from now on': () => misbehaviours['answer-500'].make('token'),
  'answers no JSON from now on': () => misbehaviours['not-json'].make('token'),
};

/** What is done to the redirect URI, by the words of the features. */
const forgeries: Readonly<Record<string, (query: URLSearchParams, example: Example) => void>> = {
  'another state': (query, { random }) => query.set('state', random.word(32)),
  'no state': (query) => query.delete('state'),
  'another code': (query, { random }) => query.set('code', random.word(32)),
  'no code': (query) => query.delete('code'),
};

function serviceOf(example: Example, nth = 0): Service {
  const service = example.parties.services[nth];
  if (!service) throw new Error('no service of ours is open');
  return service;
}

function uriIn(exchange: Exchange): string {
  const answer = Uri.safeParse(jsonOf(answerOf(exchange).body));
  if (answer.success) return answer.data.uri;
  throw new PreparationFailed(`the stage gave no uri: ${outcomeOf(exchange)} (exchange ${exchange.n})`);
}

/** Whether an address is an authorization request of that service. */
function isRequestOf({ provider, clientId }: Service, address: string): boolean {
  if (!address.startsWith(provider.authorizationEndpoint) || !URL.canParse(address)) return false;
  const query = new URL(address).searchParams;
  return query.get('response_type') === 'code' && query.get('client_id') === clientId;
}

async function askWhere(example: Example, name: string): Promise<Exchange> {
  return submit(example, name, { type: types.oauth2, user: example.cast.account(name).localpart });
}

Given('{client} has asked where to authorize', async function (this: Example, name: string) {
  const asked = await askWhere(this, name);
  this.assume(accepted(asked));
  this.notes.noteLogin(name, { asked, session: sessionIn(asked), uri: uriIn(asked) });
});

Given('{client} has allowed it at the service', async function (this: Example, name: string) {
  await decide(this, name, 'allow');
});

Given('{client} has denied it at the service', async function (this: Example, name: string) {
  await decide(this, name, 'deny');
});

/** Whoever signs in at the service, the login is Alice's. */
async function decide(example: Example, name: string, press: 'allow' | 'deny'): Promise<void> {
  const { uri = '' } = example.notes.login('Alice');
  example.notes.amendLogin('Alice', { redirectUri: await authorize(example, name, uri, press) });
}

for (const [trouble, make] of Object.entries(troubles)) {
  Given(`the service ${trouble}`, function (this: Example) {
    const { state } = Object.fromEntries(new URL(this.notes.login('Alice').redirectUri ?? '').searchParams);
    serviceOf(this).provider.misbehave(make(), { times: 10, ...(state !== undefined && { state }) });
  });
}

Given('{client} has visited the redirect URI', async function (this: Example, name: string) {
  this.assume(accepted(await visit(this, name)));
});

function visit(example: Example, name: string, forge: (query: URLSearchParams) => void = () => {}): Promise<Exchange> {
  const uri = new URL(example.notes.login(name).redirectUri ?? '');
  forge(uri.searchParams);
  return example.cast.client(name).visit(uri.href);
}

When('{client} asks where to authorize', async function (this: Example, name: string) {
  await askWhere(this, name);
});

When('{client} visits the uri', async function (this: Example, name: string) {
  const browser = this.cast.browser(name);
  this.notes.page.value = await browser.open(this.notes.login(name).uri ?? '');
});

When('{client} visits the redirect URI', async function (this: Example, name: string) {
  this.notes.exchange.value = await visit(this, name);
});

When('{client} visits the redirect URI with {}', async function (this: Example, name: string, forgery: string) {
  const forge = forgeries[forgery];
  if (!forge) throw new Error(`no forgery is known with ${forgery}`);
  this.notes.exchange.value = await visit(this, name, (query) => forge(query, this));
});

Then('the answer gives an absolute uri', function (this: Example) {
  const answer = answerOf(this.last);
  this.check(
    that({
      text: 'the stage is answered with a uri to visit',
      expected: '{"uri": an absolute address}',
      actual: outcomeOf(this.last),
      holds: isSuccess(answer) && Uri.safeParse(jsonOf(answer.body)).success,
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
      text: 'with a single service the uri is its authorization request',
      expected: `${provider.authorizationEndpoint} with response_type=code and the client_id`,
      actual: uri,
      holds: isRequestOf(serviceOf(this), uri),
      shownBy: [this.last],
    }),
  );
});

Then('the page links to the authorization request of each service', async function (this: Example) {
  const page = this.notes.page.value;
  const addresses = await addressesBehind(this, page);
  for (const service of this.parties.services.slice(0, this.notes.flow.value.services)) {
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
  const browser = example.cast.browser('Alice');
  const addresses: string[] = [];
  for (const link of page.links.slice(0, 20)) {
    const isDirect = example.parties.services.some((service) => isRequestOf(service, link));
    addresses.push(isDirect ? link : (redirectOf(await browser.open(link)) ?? link));
  }
  return addresses;
}

Then("the service was shown the home server's own credentials with the code", function (this: Example) {
  const { provider, clientId } = serviceOf(this);
  const code = new URL(this.notes.login('Alice').redirectUri ?? '').searchParams.get('code');
  const seen = provider.record.tokens.all.find((request) => request.code === code);
  this.check(
    that({
      text: 'the home server redeems the code with its own credentials',
      expected: `a token request of ${clientId} with its secret`,
      actual: seen
        ? `${seen.authentication} of ${seen.clientId}, secret ${seen.secretMatched ? 'right' : 'wrong'}`
        : 'no token request with the code',
      holds: seen?.clientId === clientId && seen.secretMatched,
      shownBy: [this.last, ...(seen ? [seen.exchange] : [])],
    }),
  );
});

Then("the secret is in nothing that Alice's browser was shown", function (this: Example) {
  const secrets = this.parties.services.map(({ clientSecret }) => clientSecret);
  const shown = this.recorder.exchanges.filter(({ from }) => from.includes('alice'));
  const leaks = shown.filter((exchange) => {
    const text = JSON.stringify(exchange);
    return secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
  });
  this.check(
    that({
      text: 'the secret of the home server stays between it and the service',
      expected: `no secret in the ${shown.length} exchanges of the browser`,
      actual: `it is in ${leaks.length} of them`,
      holds: leaks.length === 0,
      shownBy: leaks.length > 0 ? leaks : [this.last],
    }),
  );
});
