import { expect, test } from './login-page.ts';
import { address, flows } from './login-site.ts';

test('by password', async ({ login }) => {
  await login.open({ loginFlows: [flows.password] });
  await expect(login.heading).toHaveText('Your password');
  await login.givePassword();
  await login.isLoggedIn();
});

test('by a code in a mail', async ({ login }) => {
  await login.open({ loginFlows: [flows.code] });
  await login.field('User name or user id').fill('@ann:red.test');
  await login.field('Email address').fill(address);
  await login.press('Send the code');
  await expect(login.page.getByText(`We sent a code to ${address}.`)).toBeVisible();
  await login.field('Code').fill(` ${login.site.code.slice(0, 3)} ${login.site.code.slice(3)}\t`);
  await login.press('Continue');
  await login.isLoggedIn();
});

test('by a link in a mail; the page goes on by itself', async ({ login, context }) => {
  await login.open({ loginFlows: [flows.link] });
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  await expect(login.page.getByText(`Open the link we sent to ${address}.`)).toBeVisible();
  const other = await context.newPage();
  await other.goto(login.site.link);
  await other.getByRole('button').click();
  await expect(other.getByRole('heading')).toHaveText('Thank you');
  await login.isLoggedIn();
});

test('by a link in a mail; the button says at once whether it was opened', async ({ login, page, context }) => {
  // Time stands still for the page, so that it does not ask by itself.
  await page.clock.install();
  await login.open({ loginFlows: [flows.link] });
  await page.clock.pauseAt(Date.now() + 60_000);
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  await login.press('I have opened it');
  await expect(login.alert).toContainText('has not been visited yet');
  const other = await context.newPage();
  await other.goto(login.site.link);
  await other.getByRole('button').click();
  await expect(other.getByRole('heading')).toHaveText('Thank you');
  await login.press('I have opened it');
  await login.isLoggedIn();
});

test('at a service, in a window of its own', async ({ login, page, context }) => {
  await login.open({ loginFlows: [flows.service] });
  await login.field('User name or user id').fill('ann');
  await login.press('Continue');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Continue at the service' }).click();
  const service = await opened;
  await service.getByRole('button', { name: 'Allow' }).click();
  await login.isLoggedIn();
  await expect(service.getByRole('heading')).toHaveText('Thank you');
  expect(await service.content()).not.toContain('secret-token-');
});

test('at one of two services', async ({ login, page, context }) => {
  await login.open({ loginFlows: [flows.services] });
  await login.field('User name or user id').fill('ann');
  await login.press('Continue');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Continue at the service' }).click();
  const services = await opened;
  await services.getByRole('link', { name: 'The forge' }).click();
  await services.getByRole('button', { name: 'Allow' }).click();
  await login.isLoggedIn();
});

test('the server may be content with less than what was chosen', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password, flows.threeStages] });
  await login.press('Password, then another service (OAuth2), then link by email');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  await login.givePassword();
  await login.isLoggedIn();
});

test('by password, at a service and by a link, one after the other; each thing is asked for once', async ({
  login,
  page,
  context,
}) => {
  await login.open({ loginFlows: [flows.threeStages] });
  await login.givePassword();
  await expect(page.getByText('Step 2 of 3')).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Continue at the service' }).click();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('Step 3 of 3')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(1);
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  const other = await context.newPage();
  await other.goto(login.site.link);
  await other.getByRole('button').click();
  await login.isLoggedIn();
});

test('every flow that is offered can be chosen, in its own words', async ({ login, page }) => {
  await login.open({ loginFlows: [flows.password, flows.code, flows.link, flows.services, flows.passwordThenCode] });
  await expect(page.getByRole('button')).toHaveText([
    'Password',
    'Code by email',
    'Link by email',
    'Another service (OAuth2)',
    'Password, then code by email',
  ]);
});

test('another way can be chosen, and a login begun again', async ({ login }) => {
  await login.open({ loginFlows: [flows.password, flows.code] });
  await login.press('Password');
  await login.press('Choose another way');
  await login.press('Code by email');
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(address);
  await login.press('Send the code');
  await login.press('Begin again');
  await login.press('Password');
  await login.givePassword();
  await login.isLoggedIn();
});
