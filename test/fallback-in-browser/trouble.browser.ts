import { expect, test } from './login-page.ts';
import { address, flows, tokenSign } from './login-site.ts';

const loginUrl = '**/login';

test('a wrong password is told in the words of the server, and can be typed again', async ({ login }) => {
  await login.open({ loginFlows: [flows.password] });
  await login.givePassword('a guess');
  await expect(login.alert).toHaveText('the user or the password is wrong');
  await expect(login.field('Password')).toHaveValue('');
  await expect(login.field('Password')).toBeFocused();
  await expect(login.field('User name or user id')).toHaveValue('ann');
  await login.givePassword();
  await login.isLoggedIn();
});

test('a wrong code can be typed again, until the session is over', async ({ login }) => {
  await login.open({ loginFlows: [flows.code], login: { guesses: 2 } });
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the code');
  const wrong = login.site.code === '000000' ? '111111' : '000000';
  for (const words of ['the code is wrong', 'the code is wrong', 'begin again']) {
    await login.field('Code').fill(wrong);
    await login.press('Continue');
    await expect(login.alert).toContainText(words);
  }
  await login.press('Begin again');
  await expect(login.heading).toHaveText('Get a code by email');
});

test('a mail can be sent again, also to another address', async ({ login }) => {
  await login.open({ loginFlows: [flows.code] });
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the code');
  await login.press('Change the address or send again');
  await expect(login.field('Email address')).toHaveValue(address);
  await login.press('Send the code');
  await expect(login.heading).toHaveText('Enter the code');
  expect(login.site.mails).toHaveLength(2);
  await login.field('Code').fill(login.site.code);
  await login.press('Continue');
  await login.isLoggedIn();
});

test('after Deny the service can be visited again', async ({ login, page, context }) => {
  await login.open({ loginFlows: [flows.service] });
  await login.field('User name or user id').fill('ann');
  await login.press('Continue');
  for (const decision of ['Deny', 'Allow']) {
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Continue at the service' }).click();
    await (await opened).getByRole('button', { name: decision }).click();
    if (decision === 'Deny') {
      await expect(login.alert).toHaveText('the service has not authorised this login');
      await login.press('Continue');
    }
  }
  await login.isLoggedIn();
});

test('an answer to another session changes nothing', async ({ login, page, context }) => {
  await login.open({ loginFlows: [flows.service] });
  await login.field('User name or user id').fill('ann');
  await login.press('Continue');
  await expect(login.heading).toHaveText('Continue at the service');
  const other = await context.newPage();
  await other.goto(login.site.page);
  await other.evaluate(() => {
    const answer = { user_id: '@eve:red.test', access_token: 'of eve' };
    new BroadcastChannel('touchstone-login').postMessage({ kind: 'login-answer', session: 'of eve', answer });
  });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Continue at the service' }).click();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await login.isLoggedIn();
});

test('asking for the link ends when the session does', async ({ login, page }) => {
  await page.clock.install();
  await login.open({ loginFlows: [flows.link] });
  let polls = 0;
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  await expect(login.heading).toHaveText('Open the link');
  await page.route(loginUrl, (route) => {
    polls += 1;
    return route.fulfill({ status: 403, json: { errcode: 'M_LOGIN_EMAIL_URL_NOT_YET', error: 'not yet' } });
  });
  const polled = page.waitForResponse(loginUrl);
  await page.clock.fastForward(2000);
  await polled;
  await page.clock.fastForward('10:00');
  await expect(login.alert).toHaveText('The time to open the link is over. Begin again.');
  const before = polls;
  await page.clock.runFor(60_000);
  expect([before, polls]).toEqual([1, 1]);
});

test('nothing is asked while nobody sees the page, and at once when somebody does again', async ({ login, page }) => {
  await page.clock.install();
  await login.open({ loginFlows: [flows.link] });
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  await expect(login.heading).toHaveText('Open the link');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const turn = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await turn(true);
  await page.clock.runFor(60_000);
  expect(asked).toEqual([]);
  const polled = page.waitForRequest(loginUrl);
  await turn(false);
  await polled;
});

test('while the server thinks the form is busy, and is sent once', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password] });
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  let asked = 0;
  await page.route(loginUrl, async (route) => {
    asked += 1;
    await mayAnswer;
    await route.continue();
  });
  await login.givePassword();
  await expect(page.locator('form')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await login.field('Password').press('Enter');
  answer();
  await login.isLoggedIn();
  expect(asked).toBe(1);
});

for (const [what, answer, words] of [
  ['HTML', { contentType: 'text/html', body: '<p>hello</p>' }, 'does not understand'],
  ['null', { json: null }, 'does not understand'],
  ['neither credentials nor what is next', { json: {} }, 'does not understand'],
  ['an error without words', { status: 500, json: {} }, 'did not say why'],
  [
    'words that are markup',
    { status: 403, json: { errcode: 'M_X', error: '<img src=x onerror=alert(1)>' } },
    '<img src',
  ],
  ['a stage that the page does not know', { json: { next: '__proto__' } }, 'This page cannot carry out __proto__'],
] as const) {
  test(`an answer that is ${what} is told, and the login can go on`, async ({ login, page }) => {
    await login.open({ loginFlows: [flows.password] });
    await page.route(loginUrl, (route) => route.fulfill(answer), { times: 1 });
    await login.givePassword();
    await expect(login.alert).toContainText(words);
    await expect(page.locator('img, script:not([src])')).toHaveCount(0);
    await login.givePassword();
    await login.isLoggedIn();
  });
}

test('a server that cannot be reached is told of, and can be asked again', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password] });
  await page.route(loginUrl, (route) => route.abort(), { times: 1 });
  await login.givePassword();
  await expect(login.alert).toHaveText('The server could not be reached. Check your connection and try again.');
  await login.givePassword();
  await login.isLoggedIn();
});

test('an address of a service that is no web page is not followed', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.service] });
  const uri = 'javascript:alert(1)';
  await page.route(loginUrl, (route) => route.fulfill({ json: { uri } }), { times: 1 });
  await login.field('User name or user id').fill('ann');
  await login.press('Continue');
  await expect(login.alert).toContainText('does not understand');
  await expect(page.getByRole('link')).toHaveCount(0);
  await login.press('Continue');
  await expect(login.heading).toHaveText('Continue at the service');
});

test('after the login neither password nor token is left in the page or in the browser', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password] });
  await login.givePassword();
  await login.isLoggedIn();
  expect(await page.content()).not.toContain(tokenSign);
  expect(await page.content()).not.toContain('of ann');
  const kept = () => [localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)];
  expect(await page.evaluate(kept)).toEqual([0, 0, '', 'null']);
});
