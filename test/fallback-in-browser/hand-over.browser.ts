import type { Page, Route } from '@playwright/test';
import { expect, test } from './login-page.ts';
import { flows, tokenSign } from './login-site.ts';

const loginFlows = [flows.password];
const app = 'https://app.example';
const stranger = 'https://stranger.example';

/** A page of a client at that origin, which keeps every message that comes to it. */
async function openClient(page: Page, origin: string, body = ''): Promise<void> {
  const script = 'window.told = []; addEventListener("message", ({ data, origin }) => told.push({ data, origin }))';
  await page
    .context()
    .route(`${origin}/`, (route: Route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script}</script>${body}` }),
    );
  await page.goto(`${origin}/`);
}

const told = (page: Page): Promise<unknown[]> => page.evaluate(() => (window as unknown as { told: unknown[] }).told);

test('a client that defines onLogin is called with user id, token and home server', async ({ login, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { calls: [], onLogin: (...given: unknown[]) => Reflect.get(window, 'calls').push(given) });
  });
  await login.open({ loginFlows });
  await login.givePassword();
  await login.isLoggedIn();
  await expect(page.getByText('You can go back to your app.')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'calls'))).toEqual([
    ['@ann:red.test', expect.stringContaining(tokenSign), 'red.test'],
  ]);
});

test('without a client the page says that nobody has taken over', async ({ login, page }) => {
  await login.open({ loginFlows });
  await login.givePassword();
  await login.isLoggedIn();
  await expect(page.getByText('No app was there to take over')).toBeVisible();
});

for (const [name, allowedOrigins, isTold] of [
  ['an allowed origin is told', [stranger, app], true],
  ['another origin is told nothing', [stranger], false],
  ['nobody is told where no origin is allowed', [], false],
] as const) {
  test(`of windows that open the page, ${name}`, async ({ login, page, context }) => {
    const { page: url } = await login.prepare({ loginFlows, fallback: { allowedOrigins: [...allowedOrigins] } });
    const client = await context.newPage();
    await openClient(client, app);
    const opened = context.waitForEvent('page');
    await client.evaluate((address) => void window.open(address), url);
    const popup = await opened;
    await popup.getByLabel('User name').fill('ann');
    await popup.getByLabel('Password').fill('of ann');
    await popup.getByRole('button').click();
    await expect(popup.getByRole('heading')).toHaveText('You are logged in');
    // What was sent to the client before this has come to it by then.
    await popup.evaluate(() => window.opener.postMessage('last', '*'));
    await expect.poll(() => told(client)).toContainEqual(expect.objectContaining({ data: 'last' }));
    const data = {
      kind: 'touchstone.login',
      user_id: '@ann:red.test',
      access_token: expect.stringContaining(tokenSign),
      home_server: 'red.test',
    };
    const others = (await told(client)).slice(0, -1);
    expect(others).toEqual(isTold ? [{ data, origin: new URL(url).origin }] : []);
    // The browser says in the console that it has kept a message from an origin that it was not for.
    const kept = login.troubles.splice(0);
    expect(kept.filter((trouble) => !trouble.includes("Failed to execute 'postMessage'"))).toEqual([]);
  });
}

test('an allowed origin may frame the page and is told', async ({ login, page }) => {
  const site = await login.prepare({ loginFlows, fallback: { allowedOrigins: [app] } });
  await openClient(page, app, `<iframe src="${site.page}"></iframe>`);
  const frame = page.frameLocator('iframe');
  await frame.getByLabel('User name').fill('ann');
  await frame.getByLabel('Password').fill('of ann');
  await frame.getByRole('button').click();
  await expect(frame.getByRole('heading')).toHaveText('You are logged in');
  await expect
    .poll(() => told(page))
    .toEqual([{ data: expect.objectContaining({ user_id: '@ann:red.test' }), origin: new URL(site.page).origin }]);
});

for (const allowedOrigins of [[], [app]]) {
  test(`strangers cannot frame the page where ${allowedOrigins.length} origins are allowed`, async ({
    login,
    page,
  }) => {
    const site = await login.prepare({ loginFlows, fallback: { allowedOrigins } });
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame'));
    await openClient(page, stranger, `<iframe src="${site.page}"></iframe>`);
    await refused;
    await expect(page.frameLocator('iframe').getByRole('main')).toHaveCount(0);
    expect(login.troubles.splice(0).length).toBeGreaterThan(0);
  });
}
