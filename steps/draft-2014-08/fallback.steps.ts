import { Then, When } from '@cucumber/cucumber';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { that } from '../../harness/checks/compare.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import { outcomeOf } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { givesToken, logInOnPage } from '../../simulators/browser/fallback-login.ts';
import { openGate } from '../../simulators/browser/gate.ts';
import { watch } from '../../simulators/browser/watch.ts';
import { refusedVisit } from '../../simulators/browsing/visits.ts';
import { expandEndpoint } from '../../spec/dialects/index.ts';
import { redactorOf } from '../cast/evidence.ts';
import { Note } from '../cast/note.ts';
import { browserOfWorker } from '../cast/target-of-worker.ts';
import type { Example } from '../cast/world.ts';
import { mustBeMailed } from './login/mail.ts';
import { types } from './login/stage-types.ts';
import { addressOf, theFlow } from './login/users.ts';

/** What came of a login on a page. */
interface PageLogin {
  /** The exchange that completed it. */
  readonly completion: Exchange | undefined;
  /** Whether the page offered anything to do for the flow. */
  readonly offered: boolean;
  /** Every exchange of the browser. */
  readonly exchanges: readonly Exchange[];
}
const pageLogin = new Note<PageLogin>('a login on a page');

/** Goes through the login on the fallback page in a browser of its own. */
async function logInByPage(example: Example, name: string, consent: 'Allow' | 'Deny'): Promise<void> {
  const {
    profile,
    servers: [{ clientUrl }],
  } = example.target;
  const url = `${clientUrl}${expandEndpoint(profile.dialect, 'loginFallback').path}`;
  const { stages } = theFlow.of(example);
  const { localpart, password } = example.cast.account(name);
  const userId = `@${localpart}:${example.homeServer.serverName}`;
  const { services } = example.parties;
  for (const { provider } of services) provider.addAccount(localpart, { preferred_username: localpart });

  const browser = await browserOfWorker();
  const gate = await openGate(example.cast.itinerary);
  const context = await browser.newContext({
    viewport: { width: 800, height: 600 },
    proxy: gate.proxy,
    // The authority that a target file names was asked for by the probe already; Chromium has no setting for one.
    ignoreHTTPSErrors: example.target.trust !== undefined,
  });
  try {
    const exchanges = new Arrivals<Exchange>(example.clock);
    watch(context, example.recorder, `browser of ${name.toLowerCase()}`, example.cast.partyAt, (exchange) =>
      exchanges.add(exchange),
    );
    const person = {
      ...{ stages, user: localpart, userId, password, consent, serviceName: localpart },
      email: stages.some((type) => type === types.code || type === types.link) ? addressOf(example, name) : undefined,
      isService: (address: string) => services.some(({ provider }) => address.startsWith(`${provider.issuer}/`)),
      readCode: () => mustBeMailed(example, name, 'code'),
      readLink: () => mustBeMailed(example, name, 'link'),
    };
    // A page may ask only every few seconds whether a link was opened.
    const stepMs = Math.max(profile.patience.answerMs, profile.patience.deliveryMs);
    const showsSecret = (text: string) => redactorOf(example).text(text) !== text;
    const isElsewhere = ({ request: { url: asked } }: Exchange) =>
      /^https?:/.test(asked) && !example.cast.itinerary.permits(asked);
    const mustBeHere = () => {
      const elsewhere = exchanges.all.find(isElsewhere);
      if (elsewhere) throw refusedVisit(elsewhere.request.url);
    };
    const login = await logInOnPage(context, url, person, exchanges, { stepMs, showsSecret }).catch((error) => {
      mustBeHere();
      throw error;
    });
    mustBeHere();
    const [page] = exchanges.all.filter(({ request }) => request.url === url);
    if (!/html/i.test(page?.answer?.headers['content-type'] ?? '')) {
      throw new PreparationFailed('the fallback is no page at all, which is for login.fallback.html to judge');
    }
    if (login.picture) {
      example.pictures.push({ title: 'The login page in the end', base64: login.picture.toString('base64') });
    }
    const { completion, offered } = login;
    pageLogin.leave(example, { completion, offered, exchanges: exchanges.all });
  } finally {
    await context.close();
    await gate.close();
  }
}

When('somebody asks for the login fallback page', async function (this: Example) {
  this.last = await this.cast.client('Somebody').request('loginFallback', {}, { token: 'none' });
});

When('{client} logs in by {flow} on the login fallback page', function (this: Example, name: string, _flow: string[]) {
  return logInByPage(this, name, 'Allow');
});

When('{client} denies a login by OAuth2 on the login fallback page', function (this: Example, name: string) {
  return logInByPage(this, name, 'Deny');
});

Then('the answer is an HTML page', function (this: Example) {
  const answer = answerOf(this.last);
  const type = answer.headers['content-type'] ?? '';
  this.check(
    that({
      expected: 'a 2xx answer of the type text/html with a page in it',
      actual: isSuccess(answer) ? `${answer.status} ${type}, ${answer.body.bytes} bytes` : outcomeOf(this.last),
      holds: isSuccess(answer) && /^text\/html\b/i.test(type) && /<[a-z!]/i.test(answer.body.text),
      shownBy: [this.last],
    }),
  );
});

Then('the page logs {client} in', function (this: Example, name: string) {
  const { completion, offered, exchanges } = pageLogin.of(this);
  if (!completion && offered) {
    throw new PreparationFailed(
      `${name} went through the page as far as it led, and it is not to be seen whether that completed the login; the picture shows where it ended`,
      'environment',
    );
  }
  this.check(
    that({
      expected: 'a way through this flow, to an answer that names the full user id',
      actual: completion ? outcomeOf(completion) : 'the page offers nothing to do for this flow; see the picture',
      holds: completion !== undefined,
      shownBy: completion ? [completion] : exchanges.slice(0, 1),
    }),
  );
});

Then('the page does not log {client} in', function (this: Example, name: string) {
  const { exchanges } = pageLogin.of(this);
  const wasDenied = exchanges.some(({ request }) => request.url.includes('error=access_denied'));
  if (!wasDenied) throw new PreparationFailed(`the page did not bring ${name} to the service and back`);
  const leaks = exchanges.filter(givesToken);
  this.check(
    that({
      expected: 'no access token in any answer',
      actual: `${leaks.length} answers with one`,
      holds: leaks.length === 0,
      shownBy: leaks.length > 0 ? leaks : exchanges,
    }),
  );
});
