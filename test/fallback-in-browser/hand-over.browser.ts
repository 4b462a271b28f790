import type { FrameLocator, Page } from '@playwright/test';
import { ClientSite, toldBy } from './client-site.ts';
import { test as base, expect } from './login-page.ts';
import { flows, password, tokenSign } from './login-site.ts';

const loginFlows = [flows.password];

const test = base.extend<{ app: ClientSite; stranger: ClientSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  app: async ({}, use) => {
    const site = await ClientSite.open();
    await use(site);
    site.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  stranger: async ({}, use) => {
    const site = await ClientSite.open();
    await use(site);
    site.close();
  },
});

async function logIn(page: Page | FrameLocator): Promise<void> {
  await page.getByLabel('User name').fill('ann');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button').click();
  await expect(page.getByRole('heading')).toHaveText('You are logged in');
}

/** What an allowed origin is told. */
const message = {
  kind: 'touchstone.login',
  user_id: '@ann:red.test',
  access_token: expect.stringContaining(tokenSign),
  home_server: 'red.test',
};

test('a client that defines onLogin is called with user id, token and home server', async ({ login, page }) => {
  await page.addInitScript(() => {
    const calls: unknown[] = [];
    Object.assign(window, { calls, onLogin: (...given: unknown[]) => calls.push(given) });
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

for (const [name, isTold] of [
  ['an allowed origin that opened the page is told', true],
  ['an origin that is not allowed is told nothing', false],
] as const) {
  test(name, async ({ login, page, context, app, stranger }) => {
    const allowedOrigins = [isTold ? app.origin : stranger.origin];
    const site = await login.prepare({ loginFlows, fallback: { allowedOrigins } });
    await page.goto(app.origin);
    const opened = context.waitForEvent('page');
    await page.evaluate((url) => void window.open(url), site.page);
    const popup = await opened;
    await logIn(popup);
    const told = await toldBy(page, popup, 'opener');
    expect(told).toEqual(isTold ? [{ data: message, origin: new URL(site.page).origin }] : []);
    // The browser's own words for a message that was kept from a window of another origin.
    const kept = isTold ? [] : [expect.stringContaining("Failed to execute 'postMessage'")];
    expect(login.troubles.splice(0)).toEqual(kept);
  });
}

test('where no origin is allowed nobody is told', async ({ login, page, context, app }) => {
  const site = await login.prepare({ loginFlows });
  await page.goto(app.origin);
  const opened = context.waitForEvent('page');
  await page.evaluate((url) => void window.open(url), site.page);
  const popup = await opened;
  await logIn(popup);
  expect(await toldBy(page, popup, 'opener')).toEqual([]);
  await expect(popup.getByText('No app was there to take over')).toBeVisible();
});

test('an allowed origin may frame the page and is told', async ({ login, page, app }) => {
  const site = await login.prepare({ loginFlows, fallback: { allowedOrigins: [app.origin] } });
  await page.goto(`${app.origin}/?frame=${encodeURIComponent(site.page)}`);
  await logIn(page.frameLocator('iframe'));
  const [, frame = page.mainFrame()] = page.frames();
  expect(await toldBy(page, frame, 'parent')).toEqual([{ data: message, origin: new URL(site.page).origin }]);
});

for (const isAnybodyAllowed of [false, true]) {
  test(`strangers cannot frame the page${isAnybodyAllowed ? ', though others may' : ''}`, async ({
    login,
    page,
    app,
    stranger,
  }) => {
    const allowedOrigins = isAnybodyAllowed ? [app.origin] : [];
    const site = await login.prepare({ loginFlows, fallback: { allowedOrigins } });
    const refused = page.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
    await page.goto(`${stranger.origin}/?frame=${encodeURIComponent(site.page)}`);
    await refused;
    await expect(page.frameLocator('iframe').getByRole('main')).toHaveCount(0);
    expect(login.troubles.splice(0)).toEqual([expect.stringContaining('frame-ancestors')]);
  });
}
