import { expect, test } from './login-page.ts';
import { address, flows, password } from './login-site.ts';

test('a login of two stages takes a keyboard only, and the focus goes where the person goes on', async ({
  login,
  page,
}) => {
  await login.open({ loginFlows: [flows.link, flows.passwordThenCode] });
  const press = (key: string) => page.keyboard.press(key);

  await press('Tab');
  await expect(page.getByRole('button', { name: 'Link by email' })).toBeFocused();
  await press('Tab');
  await press('Enter');
  await expect(login.field('User name or user id')).toBeFocused();
  await page.keyboard.type('ann');
  await press('Tab');
  await page.keyboard.type(password);
  await press('Enter');
  await expect(login.field('Email address')).toBeFocused();
  await page.keyboard.type(address);
  await press('Enter');
  await expect(login.field('Code')).toBeFocused();
  await page.keyboard.type(login.site.code);
  await press('Tab');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
  await press('Space');
  await expect(login.heading).toBeFocused();
  await login.isLoggedIn();
});

test('what has the focus can be seen', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password, flows.code] });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button').first()).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Enter');
  await expect(login.field('User name or user id')).toHaveCSS('outline-style', 'solid');
});

test('opening the page moves the focus nowhere', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password] });
  await expect(login.field('Password')).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});

test('fields have labels and say what they are for', async ({ login }) => {
  await login.open({ loginFlows: [flows.passwordThenCode] });
  await expect(login.field('User name or user id')).toHaveAttribute('autocomplete', 'username');
  await expect(login.field('Password')).toHaveAttribute('autocomplete', 'current-password');
  await login.givePassword();
  await expect(login.field('Email address')).toHaveAttribute('autocomplete', 'email');
  await login.field('Email address').fill(address);
  await login.press('Send the code');
  await expect(login.field('Code')).toHaveAttribute('autocomplete', 'one-time-code');
});

test('each view has one heading, which names the window and is said with the first field', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password, flows.code] });
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading')).toHaveText(['Log in']);
  await login.press('Code by email');
  await expect(page.getByRole('heading')).toHaveText(['Get a code by email']);
  await expect(login.field('User name or user id')).toHaveAccessibleDescription(/^Get a code by email We send a code/);
  await expect(page).toHaveTitle('Get a code by email · red.test');
});
