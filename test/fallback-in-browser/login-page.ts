import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { HomeServerConfig } from '../../reference-server/index.ts';
import { LoginSite, password, serviceOrigin, tokenSign } from './login-site.ts';

/** The login page of a home server, open in a browser. */
export class LoginPage {
  readonly page: Page;
  /** Script errors, broken policy, tokens where they must not be: what there must be none of. */
  readonly troubles: string[] = [];
  #site: LoginSite | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  get site(): LoginSite {
    if (!this.#site) throw new Error('the page is not open yet');
    return this.#site;
  }

  /** Opens a home server without opening its page. */
  async prepare(config: Partial<HomeServerConfig>): Promise<LoginSite> {
    this.#site = await LoginSite.open(config);
    return this.#site;
  }

  async open(config: Partial<HomeServerConfig>): Promise<void> {
    await this.page.goto((await this.prepare(config)).page);
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  field(label: 'User name or user id' | 'Password' | 'Email address' | 'Code'): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  async givePassword(given = password): Promise<void> {
    await this.field('User name or user id').fill('ann');
    await this.field('Password').fill(given);
    await this.press('Continue');
  }

  /** What follows a login, whatever the flow. */
  async isLoggedIn(): Promise<void> {
    await expect(this.heading).toHaveText('You are logged in');
    await expect(this.page.getByText('You are logged in as @ann:red.test.')).toBeVisible();
  }

  close(): Promise<void> | undefined {
    return this.#site?.close();
  }
}

/** Answers in the place of the services: a page with a button to come back by, as if Ann had allowed or denied. */
async function serveConsent(page: Page): Promise<void> {
  await page.context().route(`${serviceOrigin}/**`, (route) => {
    const { searchParams: asked } = new URL(route.request().url());
    const form = (button: string, name: string, value: string) =>
      `<form action="${asked.get('redirect_uri')}">
        <input type="hidden" name="${name}" value="${value}">
        <input type="hidden" name="state" value="${asked.get('state')}">
        <button>${button}</button>
      </form>`;
    const forms = form('Allow', 'code', 'ann') + form('Deny', 'error', 'access_denied');
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Service</title>${forms}` });
  });
}

/** A test that also fails when any window has a script error, breaks its policy or shows a token in a URL or its console. */
export const test = base.extend<{ login: LoginPage }>({
  login: async ({ page, context }, use) => {
    const login = new LoginPage(page);
    const { troubles } = login;
    await serveConsent(page);
    context.on('weberror', (error) => troubles.push(`script error: ${error.error().message}`));
    context.on('console', (message) => {
      // A browser's own line for every answer of 400 and above. It names the path.
      if (!message.text().startsWith('Failed to load resource')) troubles.push(`console: ${message.text()}`);
      if (message.text().includes(tokenSign)) troubles.push('a token in the console');
    });
    context.on('request', (request) => {
      if (request.url().includes(tokenSign)) troubles.push(`a token in the URL ${request.url()}`);
    });
    await use(login);
    await login.close();
    expect(troubles).toEqual([]);
  },
});

export { expect };
