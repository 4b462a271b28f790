import type { BrowserContext } from '@playwright/test';
import { systemClock } from '../../harness/clock/clock.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { logInOnPage } from '../../simulators/browser/fallback-login.ts';
import type { Person } from '../../simulators/browser/person.ts';
import { watch } from '../../simulators/browser/watch.ts';
import { expect, type LoginPage, test } from './login-page.ts';
import { address, flows, password, serviceOrigin } from './login-site.ts';

/** The flow in types. */
const typesOf = (flow: (typeof flows)[keyof typeof flows]) =>
  flow.map((stage) => (typeof stage === 'string' ? stage : stage.type));

/** Logs in as somebody who has never seen the page, and finds the way by its words alone. Says whether they were let in. */
async function findTheWay(
  login: LoginPage,
  context: BrowserContext,
  { stages, consent = 'Allow' }: Pick<Person, 'stages'> & Partial<Pick<Person, 'consent'>>,
): Promise<boolean> {
  const { site } = login;
  const arrivals = new Arrivals<Exchange>();
  const partyAt = (url: string) => new URL(url).host;
  watch(context, new Recorder(systemClock.now), 'ann', partyAt, (exchange) => arrivals.add(exchange));
  const person: Person = {
    stages,
    consent,
    password,
    user: 'ann',
    userId: '@ann:red.test',
    email: address,
    isService: (url) => url.startsWith(serviceOrigin),
    serviceName: 'ann',
    readCode: async () => site.code,
    readLink: async () => site.link,
  };
  const { completion } = await logInOnPage(context, site.page, person, arrivals, {
    stepMs: 4000,
    showsSecret: () => false,
  });
  return completion !== undefined;
}

for (const [name, flow] of Object.entries(flows)) {
  const stages = typesOf(flow);
  const isOther = (other: string[]) => other[0] !== stages[0];
  const others = [flows.password, flows.code, flows.link].filter(isOther);

  for (const [where, loginFlows] of [
    ['alone', [flow]],
    ['among others', [...others, flow]],
  ] as const) {
    test(`somebody who has never seen the page logs in by ${name}, offered ${where}`, async ({ login, context }) => {
      await login.prepare({ loginFlows: [...loginFlows] });
      expect(await findTheWay(login, context, { stages })).toBe(true);
      const main = context.pages().find((page) => page.url() === login.site.page);
      await expect(main?.getByRole('heading') ?? login.heading).toHaveText('You are logged in');
    });
  }
}

test('somebody who has never seen the page and presses Deny gets no credentials', async ({ login, context }) => {
  await login.prepare({ loginFlows: [flows.service] });
  const stages = typesOf(flows.service);
  expect(await findTheWay(login, context, { stages, consent: 'Deny' })).toBe(false);
});
