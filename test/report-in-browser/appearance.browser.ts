import { findingsOf } from '../../reports/record/findings.ts';
import { hostileRun } from '../../reports/testing/hostile-run.ts';
import { failing } from './records.ts';
import { expect, test } from './report-page.ts';

const [finding] = findingsOf(failing);
const address = `#req-${finding?.id}`;

for (const [name, record] of [
  ['a failing', failing],
  ['a hostile', hostileRun()],
] as const) {
  test(`in a narrow window nothing of ${name} run stands beyond its edge`, async ({ report, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await report.open(record, `#req-${findingsOf(record)[0]?.id}`);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBe(widths[1]);
  });
}

test('in a narrow window no text of a failing run is cut', async ({ report, page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await report.open(failing, address);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.unseen, .skip, .message, .bar, [hidden]') && element.checkVisibility())
      .filter(
        (element) => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1,
      )
      .map((element) => element.className),
  );
  expect(cut).toEqual([]);
});

test('in a narrow window actual stands below expected', async ({ report, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await report.open(failing, address);
  const failed = page.locator(`[id="req-${finding?.id}"] [data-holds="false"]`).first();
  const [expected, actual] = [
    await failed.locator('.expected').boundingBox(),
    await failed.locator('.actual').boundingBox(),
  ];
  expect(actual?.x).toBe(expected?.x);
  expect(actual?.y).toBeGreaterThan(expected?.y ?? Number.POSITIVE_INFINITY);
});

test('the page follows the preference for dark', async ({ report, page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await report.open(failing);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await ground()).toBe(light);
});

test('on paper there are no controls', async ({ report, page }) => {
  await report.open(failing, address);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('search')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeHidden();
  await expect(page.locator('.requirement').first()).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the report is a plain page, whole and without controls that do nothing', async ({ report, page }) => {
    await report.open(failing);
    await expect(page.getByRole('search')).toBeHidden();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(report.shown).toHaveCount(failing.requirements.length);
    const entry = report.shown.and(page.locator(`[id="req-${finding?.id}"]`));
    await entry.locator('summary').first().click();
    await expect(entry.locator('.compare').first()).toBeVisible();
  });
});
