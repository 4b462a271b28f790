import type { Page } from '@playwright/test';
import { expect, test } from './login-page.ts';
import { address, flows } from './login-site.ts';

const allFlows = Object.values(flows);
const narrow = { width: 320, height: 640 };

async function expectNoOverflow(page: Page): Promise<void> {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBe(widths[1]);
}

test('in a narrow window nothing stands beyond its edge', async ({ login, page }) => {
  await page.setViewportSize(narrow);
  await login.open({ loginFlows: allFlows, serverName: 'a-home-server-with-a-long-name.somewhere.example.org:8448' });
  await expectNoOverflow(page);
  await login.press('Link by email');
  await expectNoOverflow(page);
  await login.field('User name or user id').fill('ann');
  await login.field('Email address').fill(`${'a'.repeat(60)}@mail.test`);
  await login.press('Send the link');
  await expect(login.alert).toHaveText('the user or the email address is wrong');
  await expectNoOverflow(page);
  await login.field('Email address').fill(address);
  await login.press('Send the link');
  await expect(login.heading).toHaveText('Open the link');
  await expectNoOverflow(page);
});

test('every control is large enough to be touched', async ({ login, page }) => {
  await page.setViewportSize(narrow);
  await login.open({ loginFlows: allFlows });
  await login.press('Code by email');
  for (const control of await page.locator('input, button').all()) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(32);
  }
});

test('the page follows the preference for dark', async ({ login, page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await login.open({ loginFlows: allFlows });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(light);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`all text stands out from its ground when it is ${colorScheme}`, async ({ login, page }) => {
    await page.emulateMedia({ colorScheme });
    await login.open({ loginFlows: [flows.password] });
    await login.givePassword('a guess');
    await expect(login.alert).toBeVisible();
    const ratios = await page.evaluate(contrasts);
    expect(ratios.length).toBeGreaterThan(6);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });
}

/** Runs in the page: the contrast (WCAG 2) of each element that has text of its own. */
function contrasts(): { text: string; ratio: number }[] {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) =>
    channels(color)
      .slice(0, 3)
      .map((channel) => channel / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const groundOf = (element: Element): string => {
    const { backgroundColor } = getComputedStyle(element);
    const isClear = channels(backgroundColor)[3] === 0;
    return isClear && element.parentElement ? groundOf(element.parentElement) : backgroundColor;
  };
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  return [...document.querySelectorAll('main *')].filter(hasText).map((element) => {
    const [one = 0, other = 0] = [getComputedStyle(element).color, groundOf(element)].map(luminance);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return { text: element.textContent ?? '', ratio };
  });
}

test('whoever asks for no motion gets none', async ({ login, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await login.open({ loginFlows: [flows.password] });
  const transition = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('button') as Element).transitionProperty);
  expect(await transition()).toBe('none');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says which ways to log in there are, and what it needs', async ({ login, page }) => {
    await login.open({ loginFlows: [flows.password, flows.passwordThenCode] });
    await expect(page.getByRole('listitem')).toHaveText(['Password', 'Password, then code by email']);
    await expect(page.getByText('this page needs JavaScript')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
